// What is behind a node or a link: its facts, its links, and the places in the texts with their sentences.

function placeBox([number, remark]) {
  const [plan, path, before, quote, after, from, to, address] = data.places[number];
  const shown = make("article", { class: "place" });
  const headings = data.paths[path].join(" › ");
  if (headings) shown.append(make("div", { class: "path" }, headings));
  const text = make("blockquote", {});
  if (quote) text.append("…" + before, make("mark", {}, quote), after + "…");
  else text.append(word("noquote"));
  const where = [plan];
  if (from !== null) where.push(word("characters", { start: from, end: to }));
  if (spoken(data.remarks[remark])) where.push(spoken(data.remarks[remark]));
  const foot = make("div", { class: "where" }, where.join(" · "));
  if (address) foot.append(" · ", make("a", { href: address }, word("open_place")));
  shown.append(text, foot);
  return shown;
}

/** Rows made as they are asked for: the first few, then as many again for each press of the button. */
function listed(items, makeRow, into) {
  const show = (from) => {
    const rows = items.slice(from, from + FIRST).map(makeRow), rest = items.length - from - FIRST;
    into.append(...rows);
    if (from && rows.length) (rows[0].matches("button") ? rows[0] : into).focus();
    if (rest > 0) {
      const more = button(word("more", { count: rest }), () => { more.remove(); show(from + FIRST); }, { class: "more", "data-rest": word("rest", { count: rest }) });
      into.append(more);
    }
  };
  show(0);
}

function places(indices) {
  const box = make("section", { class: "places", tabindex: "-1" }, make("h3", {}, `${word("places")} (${indices.length})`));
  listed(indices, (index) => placeBox(data.evidence[index]), box);
  return box;
}

const placesBehind = (node, links) => [...new Set([...node.evidence, ...links.flatMap((edge) => edge.evidence)])];

const back = () => button(`← ${word("back")}`, () => { choose(null); canvas.focus(); }, { class: "back" });

function neighbourhoodTools() {
  const tools = make("div", { class: "near", role: "group", "aria-label": word("steps") }, make("span", {}, word("steps")));
  const choices = [[1, "one_step"], [2, "two_steps"]].map(([steps, name]) => {
    const made = button(word(name), () => {
      setSteps(steps);
      choices.forEach((choice, index) => choice.setAttribute("aria-pressed", String(index + 1 === steps)));
    }, { "aria-pressed": String(state.steps === steps), "data-steps": steps });
    return made;
  });
  const only = make("input", { type: "checkbox", id: "only" });
  only.checked = state.only;
  only.addEventListener("change", () => setOnly(only.checked));
  tools.append(...choices, make("label", { class: "tick" }, only, make("span", {}, word("only"))));
  return tools;
}

function linkRow(node) {
  return (edge) => {
    const row = button("", () => { pivot = node; choose({ edge }); panel.focus(); }, { class: "link" });
    row.append(make("span", { class: "name" }, spoken(otherEnd(edge, node).label)), make("small", {}, remarkOf(edge)));
    if (data.bars) {
      const bar = make("span", { class: "bar" });
      bar.style.width = `${Math.max(1, Math.round(edge.share * 100))}%`;
      bar.style.background = edge.strong;
      row.append(make("span", { class: "line" }, bar));
    }
    return row;
  };
}

function nodePanel(node) {
  const facts = make("dl", {}), links = node.links.filter((edge) => edge.shown), left = node.links.length - links.length;
  for (const [name, value] of node.facts) facts.append(make("dt", {}, spoken(name)), make("dd", {}, spoken(value)));
  const content = [back(), make("h2", {}, spoken(node.label)), make("p", { class: "remark" }, spoken(data.kinds[node.kind])), facts];
  if (node.links.length) content.push(neighbourhoodTools());
  const around = make("section", { class: "links" }, make("h3", {}, `${word("links")} (${links.length}${left ? ` / ${node.links.length}` : ""})`));
  listed(links, linkRow(node), around);
  content.push(around);
  const behind = placesBehind(node, links);
  if (behind.length) content.push(places(behind));
  panel.replaceChildren(...content);
}

function edgePanel(edge) {
  const ends = make("div", { class: "ends" });
  for (const end of [edge.from, edge.to]) {
    ends.append(button(spoken(end.label), () => { choose({ node: end }); panel.focus(); }, { class: "link" }));
  }
  panel.replaceChildren(back(), make("h2", {}, titleOf(edge)), make("p", { class: "remark" }, remarkOf(edge)), ends);
  if (edge.evidence.length) panel.append(places(edge.evidence));
}
