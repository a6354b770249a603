"use strict";
// Builds the sheet of the parts that the data block holds and shows the places in the texts behind what is chosen.
// Every text goes in as a text node; nothing is parsed as markup and nothing is fetched.
(function () {
  const data = JSON.parse(document.getElementById("data").textContent);
  const byId = (id) => document.getElementById(id);
  const panel = byId("panel"), sheet = byId("sheet"), search = byId("search"), found = byId("found");
  const languages = Object.keys(data.words);
  const SVG = "http://www.w3.org/2000/svg", FIRST = 20;
  let language = data.language, chosen = null, current = 0, hits = [], cursor = -1, groups = [];

  const word = (name, values) =>
    Object.entries(values || {}).reduce((text, [key, value]) => text.replaceAll(`{${key}}`, value), data.words[language][name]);

  function make(tag, attributes, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) element.setAttribute(name, value);
    element.append(...children);
    return element;
  }
  function draw(tag, attributes, ...children) {
    const element = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  }
  const shape = ({ e, a, t }) => draw(e, a, ...(t ? [t[language]] : []));
  const summary = (mark) => mark.facts.map(([name, value]) => `${name[language]} ${value[language]}`).join(" · ");

  function build() {
    const svg = draw("svg", {
      viewBox: `-6 -6 ${data.width + 12} ${data.height + 12}`, role: "group", "aria-label": word("chart_canvas"),
    });
    svg.style.maxWidth = `${Math.round(data.width * 1.25)}px`;
    svg.append(...data.ground.map(shape));
    groups = data.marks.map((mark, index) => {
      const [x, y, width, height] = mark.box;
      const group = draw("g", { class: "mark", role: "button", tabindex: index === current ? 0 : -1, "aria-label": `${mark.label[language]}: ${summary(mark)}` },
        draw("rect", { class: "spot", x, y, width, height }), ...mark.shapes.map(shape));
      group.addEventListener("click", () => { step(index); choose(index); });
      group.addEventListener("keydown", (event) => keys(event, index));
      group.addEventListener("mousemove", (event) => hover(mark, event));
      group.addEventListener("mouseleave", hide);
      svg.append(group);
      return group;
    });
    sheet.replaceChildren(svg);
  }

  // one mark is in the tab order; arrows go to the nearest mark on that side
  function step(index) {
    groups[current].setAttribute("tabindex", -1);
    current = index;
    groups[current].setAttribute("tabindex", 0);
    groups[current].focus();
  }
  const middle = (index) => {
    const [x, y, width, height] = data.marks[index].box;
    return [x + width / 2, y + height / 2];
  };
  const SIDES = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  function keys(event, index) {
    if (event.key === "Enter" || event.key === " ") {
      choose(index);
      event.preventDefault();
    } else if (SIDES[event.key]) {
      const [across, down] = SIDES[event.key], [x, y] = middle(index);
      let best = -1, least = Infinity;
      data.marks.forEach((_, other) => {
        const [ox, oy] = middle(other), ahead = (ox - x) * across + (oy - y) * down;
        const aside = Math.abs((ox - x) * down) + Math.abs((oy - y) * across);
        const price = ahead + 4 * aside;
        if (other !== index && ahead > 1 && aside <= 3 * ahead + 12 && price < least) [best, least] = [other, price];
      });
      if (best >= 0) step(best);
      event.preventDefault();
    }
  }

  let tip = null;
  function hide() { if (tip) tip.remove(); tip = null; }
  function hover(mark, event) {
    hide();
    tip = make("div", { class: "tip" }, mark.label[language], make("small", {}, summary(mark)));
    document.body.append(tip);
    tip.style.left = `${Math.min(event.clientX + 14, innerWidth - tip.offsetWidth - 8)}px`;
    tip.style.top = `${Math.min(event.clientY + 14, innerHeight - tip.offsetHeight - 8)}px`;
  }

  function legend() {
    const rows = make("div", { class: "legend" });
    for (const row of data.legend) {
      const box = draw("svg", { width: 44, height: 30, viewBox: "-22 -15 44 30", "aria-hidden": "true" }, ...row.shapes.map(shape));
      rows.append(make("div", {}, box), make("div", {}, row.text[language]));
    }
    panel.className = "at-legend";
    panel.replaceChildren(make("h2", {}, word("legend")), rows, make("p", { class: "hint" }, word("chart_hint")), make("p", { class: "hint" }, word("chart_keys")));
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

  function places(indices) {
    panel.append(make("h3", {}, `${word("places")} (${indices.length})`));
    const show = (from) => {
      panel.append(...indices.slice(from, from + FIRST).map((index) => place(data.evidence[index])));
      const rest = indices.length - from - FIRST;
      if (rest <= 0) return;
      const more = make("button", { type: "button" }, word("more", { count: rest }));
      more.addEventListener("click", () => { more.remove(); show(from + FIRST); });
      panel.append(more);
    };
    show(0);
  }

  function choose(index) {
    chosen = index;
    groups.forEach((group, other) => group.classList.toggle("chosen", other === index));
    if (index === null) return legend();
    const mark = data.marks[index], facts = make("dl", {});
    const button = make("button", { class: "back", type: "button" }, "← " + word("back"));
    button.addEventListener("click", () => { choose(null); groups[current].focus(); });
    for (const [name, value] of mark.facts) facts.append(make("dt", {}, name[language]), make("dd", {}, value[language]));
    panel.className = "";
    panel.replaceChildren(button, make("h2", {}, mark.label[language]), facts);
    panel.scrollTop = 0;
    if (mark.evidence.length) places(mark.evidence);
    else panel.append(make("p", { class: "hint" }, word("chart_nothing")));
  }

  function listHits() {
    const typed = search.value.trim().toLowerCase();
    const all = typed ? data.marks.map((_, index) => index).filter((index) => Object.values(data.marks[index].label).some((label) => label.toLowerCase().includes(typed))) : [];
    sheet.classList.toggle("found", all.length > 0);
    groups.forEach((group, index) => group.classList.toggle("hit", all.includes(index)));
    hits = all.slice(0, 12);
    cursor = hits.length ? 0 : -1;
    found.replaceChildren(...hits.map((mark, index) => {
      const row = make("li", { role: "option", id: `hit-${index}` }, data.marks[mark].label[language]);
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
    const mark = hits[index];
    found.hidden = true;
    search.setAttribute("aria-expanded", "false");
    step(mark);
    choose(mark);
    groups[mark].scrollIntoView({ block: "center", inline: "center" });
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
    byId("language").textContent = word("language");
    build();
    choose(chosen);
  }
  byId("language").addEventListener("click", () => {
    language = languages[(languages.indexOf(language) + 1) % languages.length];
    speak();
  });
  window.addEventListener("beforeprint", () => choose(null));
  speak();
  // for tests and for the curious
  window.planweave = { data, choose };
})();
