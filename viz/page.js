"use strict";
// Draws the network that the data block holds and shows the places in the texts behind what is clicked.
// Every text goes in as a text node; nothing is parsed as markup and nothing is fetched.
(function () {
  const data = JSON.parse(document.getElementById("data").textContent);
  const byId = (id) => document.getElementById(id);
  const panel = byId("panel"), canvas = byId("canvas"), search = byId("search"), found = byId("found");
  const languages = Object.keys(data.words);
  const FIRST = 20;
  let language = data.language, chosen = null, hits = [], cursor = -1;

  const word = (name, values) =>
    Object.entries(values || {}).reduce((text, [key, value]) => text.replaceAll(`{${key}}`, value), data.words[language][name]);

  function make(tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) element.setAttribute(name, value);
    element.append(...children);
    return element;
  }

  const info = new Map(data.nodes.map((node) => [node.id, node]));
  const links = new Map(data.edges.map((edge) => [edge.id, edge]));
  const around = new Map(data.nodes.map((node) => [node.id, []]));
  for (const edge of data.edges) {
    around.get(edge.from).push(edge);
    around.get(edge.to).push(edge);
  }
  for (const list of around.values()) list.sort((a, b) => b.share - a.share || (a.id < b.id ? -1 : 1));

  // a box is as wide as its longest label; vis-network would measure its own
  const box = (drawn) => ({ ctx, x, y }) => ({
    drawNode() {
      const [width, height] = drawn.room;
      ctx.beginPath();
      ctx.roundRect(x - width / 2, y - height / 2, width, height, 7);
      ctx.globalAlpha = kept && !kept.has(drawn.id) ? 0.3 : 1;
      ctx.fillStyle = drawn.color.background;
      ctx.fill();
      ctx.lineWidth = 2;
      ctx.strokeStyle = data.paper;
      ctx.stroke();
      ctx.globalAlpha = 1;
    },
    nodeDimensions: { width: drawn.room[0], height: drawn.room[1] },
  });
  let kept = null; // ids of the nodes in focus; null: all
  const nodes = new vis.DataSet(data.drawn.nodes.map((drawn) => (drawn.room ? { ...drawn, ctxRenderer: box(drawn) } : drawn)));
  const edges = new vis.DataSet(data.drawn.edges);
  const network = new vis.Network(canvas, { nodes, edges }, data.drawn.options);
  canvas.querySelector("canvas").setAttribute("tabindex", "-1");

  const face = getComputedStyle(document.body).fontFamily;

  network.on("beforeDrawing", (pen) => {
    pen.textBaseline = "middle";
    for (const note of data.notes) {
      pen.font = `${note.strong ? "bold " : ""}${data.note}px ${face}`;
      pen.fillStyle = data.quiet;
      pen.textAlign = { start: "left", middle: "center", end: "right" }[note.anchor];
      pen.fillText(note.text[language], note.x, note.y);
    }
  });
  // labels over everything, each with a halo of paper, so that no line runs through a word
  network.on("afterDrawing", (pen) => {
    pen.textBaseline = "middle";
    pen.lineJoin = "round";
    for (const node of data.nodes) {
      const { side, font, lines, box } = node.text, [left, top, right] = box[language];
      const step = font * data.leading, inside = side === "inside";
      pen.textAlign = { left: "right", right: "left" }[side] || "center";
      const x = side === "left" ? right : side === "right" ? left : (left + right) / 2;
      pen.font = `${inside ? "bold " : ""}${font}px ${face}`;
      pen.globalAlpha = kept && !kept.has(node.id) ? (inside ? 0.5 : 0.25) : 1;
      pen.fillStyle = inside ? data.paper : data.ink;
      pen.strokeStyle = data.paper;
      pen.lineWidth = 4.5;
      lines[language].forEach((line, index) => {
        const y = top + step * (index + 0.5);
        if (!inside && pen.globalAlpha === 1) pen.strokeText(line, x, y);
        pen.fillText(line, x, y);
      });
    }
    pen.globalAlpha = 1;
  });
  function labelAt(point) {
    const hit = data.nodes.find((node) => {
      const [left, top, right, bottom] = node.text.box[language];
      return point.x >= left && point.x <= right && point.y >= top && point.y <= bottom;
    });
    return hit && hit.id;
  }

  function whole() {
    const [left, top, right, bottom] = data.extent;
    const width = canvas.clientWidth, height = canvas.clientHeight, room = 14;
    let scale = Math.min((width - 2 * room) / (right - left), (height - 2 * room) / (bottom - top), 1.35);
    let y = (top + bottom) / 2;
    // a tall drawing starts at its top at a size that can be read; the rest is a scroll away
    const readable = Math.min((width - 2 * room) / (right - left), 1);
    if (data.tall && scale < 0.62 && readable > scale) {
      scale = Math.max(scale, Math.min(readable, 0.85));
      y = top + (height / 2 - room) / scale;
    }
    network.moveTo({ position: { x: (left + right) / 2, y }, scale, animation: false });
  }

  function fade(keptNodes, keptEdges) {
    kept = keptNodes;
    nodes.update(data.drawn.nodes.map(({ id }) => ({ id, opacity: kept && !kept.has(id) ? 0.22 : 1 })));
    edges.update(data.drawn.edges.map((drawn) => {
      const shown = keptEdges && keptEdges.has(drawn.id) ? links.get(drawn.id).strong : drawn.color.color;
      const color = { color: shown, highlight: shown, hover: shown, opacity: keptEdges && !keptEdges.has(drawn.id) ? 0.1 : 1 };
      return { id: drawn.id, color };
    }));
  }

  function legend() {
    const rows = make("div", { class: "legend" });
    for (const row of data.legend) {
      const holder = make("div", {});
      const box = document.createElementNS("http://www.w3.org/2000/svg", "svg");
      for (const [name, value] of [["width", 44], ["height", 36], ["viewBox", "-22 -18 44 36"], ["aria-hidden", "true"]]) box.setAttribute(name, value);
      const mark = document.createElementNS(box.namespaceURI, row.element);
      for (const [name, value] of Object.entries(row.attributes)) mark.setAttribute(name, value);
      box.append(mark);
      holder.append(box);
      rows.append(holder, make("div", {}, row.text[language]));
    }
    panel.replaceChildren(make("h2", {}, word("legend")), rows, make("p", { class: "hint" }, word("hint")));
  }

  function backButton() {
    const button = make("button", { class: "back", type: "button" }, "← " + word("back"));
    button.addEventListener("click", () => choose(null));
    return button;
  }

  function place(item) {
    const box = make("div", { class: "place" });
    box.append(make("div", { class: "path" }, item.path.join(" › ")));
    const quote = make("blockquote", {});
    if (item.quote) quote.append("…" + item.before, make("mark", {}, item.quote), item.after + "…");
    else quote.append(word("noquote"));
    const where = [item.plan];
    if (item.start !== null) where.push(word("characters", { start: item.start, end: item.end }));
    if (item.remark[language]) where.push(item.remark[language]);
    box.append(quote, make("div", { class: "where" }, where.join(" · ")));
    return box;
  }

  function places(indices, into) {
    into.append(make("h3", {}, `${word("places")} (${indices.length})`));
    const show = (from) => {
      into.append(...indices.slice(from, from + FIRST).map((index) => place(data.evidence[index])));
      const rest = indices.length - from - FIRST;
      if (rest <= 0) return;
      const more = make("button", { type: "button" }, word("more", { count: rest }));
      more.addEventListener("click", () => { more.remove(); show(from + FIRST); });
      into.append(more);
    };
    show(0);
  }

  function nodePanel(id) {
    const node = info.get(id), content = [backButton(), make("h2", {}, node.label[language])];
    const facts = make("dl", {});
    for (const [name, value] of node.facts) facts.append(make("dt", {}, name[language]), make("dd", {}, value[language]));
    content.push(facts, make("h3", {}, `${word("links")} (${around.get(id).length})`));
    for (const edge of around.get(id)) {
      const other = info.get(edge.from === id ? edge.to : edge.from);
      const button = make("button", { class: "link", type: "button" }, make("small", {}, edge.remark[language]), other.label[language]);
      const bar = make("span", { class: "bar" });
      bar.style.width = `${Math.max(1, Math.round(edge.share * 100))}%`;
      bar.style.background = edge.strong;
      if (data.bars) button.append(bar);
      button.addEventListener("click", () => choose({ edge: edge.id }));
      content.push(button);
    }
    panel.replaceChildren(...content);
    const behind = [...new Set([...node.evidence, ...around.get(id).flatMap((edge) => edge.evidence)])];
    if (behind.length) places(behind, panel);
  }

  function edgePanel(id) {
    const edge = links.get(id), ends = make("div", {});
    for (const end of [edge.from, edge.to]) {
      const button = make("button", { class: "link", type: "button" }, info.get(end).label[language]);
      button.addEventListener("click", () => choose({ node: end }));
      ends.append(button);
    }
    panel.replaceChildren(backButton(), ends, make("p", { class: "remark" }, edge.remark[language]));
    places(edge.evidence, panel);
  }

  function choose(what) {
    chosen = what;
    if (!what) {
      network.unselectAll();
      fade(null, null);
      legend();
    } else if (what.node !== undefined) {
      const near = around.get(what.node);
      network.selectNodes([what.node], false);
      fade(new Set([what.node, ...near.flatMap((edge) => [edge.from, edge.to])]), new Set(near.map((edge) => edge.id)));
      nodePanel(what.node);
    } else {
      const edge = links.get(what.edge);
      network.setSelection({ nodes: [], edges: [what.edge] });
      fade(new Set([edge.from, edge.to]), new Set([edge.id]));
      edgePanel(what.edge);
    }
    panel.scrollTop = 0;
    document.body.dataset.chosen = what ? (what.node ?? what.edge) : "";
  }

  network.on("click", (event) => {
    const label = labelAt(event.pointer.canvas);
    if (event.nodes.length) choose({ node: event.nodes[0] });
    else if (label !== undefined) choose({ node: label });
    else if (event.edges.length) choose({ edge: event.edges[0] });
    else choose(null);
  });

  let tip = null;
  const hide = () => { if (tip) tip.remove(); tip = null; };
  function hover(text, remark, event) {
    hide();
    tip = make("div", { class: "tip" }, text);
    if (remark) tip.append(make("small", {}, remark));
    const point = event.pointer.DOM;
    canvas.append(tip);
    tip.style.left = `${Math.min(point.x + 14, canvas.clientWidth - tip.offsetWidth - 8)}px`;
    tip.style.top = `${Math.min(point.y + 14, canvas.clientHeight - tip.offsetHeight - 8)}px`;
  }
  network.on("hoverNode", (event) => {
    const node = info.get(event.node);
    hover(node.label[language], node.facts.map(([name, value]) => `${name[language]} ${value[language]}`).join(" · "), event);
    canvas.style.cursor = "pointer";
  });
  network.on("hoverEdge", (event) => {
    const edge = links.get(event.edge);
    hover(`${info.get(edge.from).label[language]} — ${info.get(edge.to).label[language]}`, edge.remark[language], event);
    canvas.style.cursor = "pointer";
  });
  for (const name of ["blurNode", "blurEdge", "dragStart", "zoom"]) network.on(name, () => { hide(); canvas.style.cursor = ""; });

  function listHits() {
    const typed = search.value.trim().toLowerCase();
    hits = typed ? data.nodes.filter((node) => Object.values(node.label).some((label) => label.toLowerCase().includes(typed))).slice(0, 12) : [];
    cursor = hits.length ? 0 : -1;
    found.replaceChildren(...hits.map((node, index) => {
      const row = make("li", { role: "option", id: `hit-${index}`, "aria-selected": String(index === cursor) }, node.label[language]);
      row.addEventListener("mousedown", (event) => { event.preventDefault(); take(index); });
      return row;
    }));
    if (typed && !hits.length) found.append(make("li", { class: "none" }, word("none")));
    found.hidden = !typed;
    search.setAttribute("aria-expanded", String(!found.hidden));
    point();
  }
  function point() {
    [...found.querySelectorAll("[role=option]")].forEach((row, index) => row.setAttribute("aria-selected", String(index === cursor)));
    if (cursor >= 0) search.setAttribute("aria-activedescendant", `hit-${cursor}`);
    else search.removeAttribute("aria-activedescendant");
  }
  function take(index) {
    choose({ node: hits[index].id });
    found.hidden = true;
    search.setAttribute("aria-expanded", "false");
  }
  search.addEventListener("input", listHits);
  search.addEventListener("blur", () => { found.hidden = true; });
  search.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && cursor >= 0 && !found.hidden) take(cursor);
    else if (event.key === "ArrowDown" && hits.length) { cursor = (cursor + 1) % hits.length; point(); event.preventDefault(); }
    else if (event.key === "ArrowUp" && hits.length) { cursor = (cursor + hits.length - 1) % hits.length; point(); event.preventDefault(); }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { search.value = ""; listHits(); choose(null); }
    else if (event.key === "/" && document.activeElement !== search) { search.focus(); event.preventDefault(); }
  });

  function speak() {
    document.documentElement.lang = language === "zh" ? "zh-CN" : language;
    document.title = byId("title").textContent = data.title[language];
    byId("subtitle").textContent = data.subtitle[language];
    byId("caption").replaceChildren(...data.caption.map((sentence) => make("p", {}, sentence[language])));
    search.placeholder = word("search");
    search.setAttribute("aria-label", word("search"));
    canvas.setAttribute("aria-label", word("canvas"));
    byId("whole").textContent = word("whole");
    byId("language").textContent = word("language");
    choose(chosen);
  }
  byId("whole").addEventListener("click", whole);
  byId("language").addEventListener("click", () => {
    language = languages[(languages.indexOf(language) + 1) % languages.length];
    speak();
  });
  window.addEventListener("resize", whole);
  speak();
  whole();
  // for tests and for the curious: what is drawn, and where it stands on the screen
  window.planweave = { network, data, choose };
})();
