// What is shown: kinds of nodes and links, themes, regions and other groups, and the least weight.
const shares = [...new Set(edges.map((edge) => edge.share))].sort((a, b) => a - b);
// the slider's stops: every weight where they are few, else even steps through the links in order of weight
const MOST_STOPS = 60;
const weights = { stops: shares };
if (shares.length > MOST_STOPS) {
  const order = edges.map((edge) => edge.share).sort((a, b) => a - b);
  const steps = Array.from({ length: MOST_STOPS }, (_, step) => order[Math.floor((step / MOST_STOPS) * order.length)]);
  weights.stops = [...new Set([...steps, order[order.length - 1]])];
}
const weighs = shares.length > 2; // two weights are kinds of links, not a scale

const filtered = () => state.least > 0 || state.kinds.size > 0 || state.linkKinds.size > 0 || Object.values(state.tags).some((chosen) => chosen.size);

/** Mark what passes the filters. A node whose links are all left out goes with them; one that had none stays. */
function sift() {
  const groups = Object.entries(state.tags).filter(([, chosen]) => chosen.size);
  const least = weighs ? state.least : 0, linked = new Set();
  for (const edge of edges) {
    const passes = edge.share >= least && !state.linkKinds.has(edge.kind) && groups.every(([group, chosen]) => edge.groups[group].some((tag) => chosen.has(tag)));
    if (passes) linked.add(edge.from).add(edge.to);
    edge.shown = passes && !state.kinds.has(edge.from.kind) && !state.kinds.has(edge.to.kind);
  }
  for (const node of nodes) {
    const alone = !node.links.length && groups.every(([group, chosen]) => (node.tags[group] || []).some((tag) => chosen.has(tag)));
    node.shown = !state.kinds.has(node.kind) && (linked.has(node) || alone);
  }
}

/** Take the filters as they now are: a choice that they hide is given up. */
function applyFilters() {
  sift();
  const { chosen } = state;
  if (chosen && !(chosen.node || chosen.edge).shown) return choose(null);
  refocus();
  paint();
  countLegend();
  saveAddress();
  return say(shownText());
}

function clearFilters() {
  state.kinds.clear();
  state.linkKinds.clear();
  for (const chosen of Object.values(state.tags)) chosen.clear();
  state.least = 0;
  applyFilters();
  if (!state.chosen) legend();
}

const shownText = () => {
  const there = nodes.filter(visibleNode).length, links = edges.filter(visibleEdge).length;
  const text = word("shown", { count: there, all: nodes.length, links: links, other: edges.length });
  const gone = nodes.length - there + edges.length - links;
  return gone ? `${text}${word("apart")}${word("filtered", { hidden: nodes.length - there, links: edges.length - links })}` : text;
};

function tick(text, count, on, act) {
  const input = make("input", { type: "checkbox" });
  input.checked = on;
  input.addEventListener("change", () => act(input.checked));
  return make("label", { class: "tick" }, input, make("span", {}, text), make("small", {}, String(count)));
}

const flip = (set, value, on) => { if (on) set.add(value); else set.delete(value); applyFilters(); };

function kindTicks(title, kinds, marks, hidden) {
  if (Object.keys(kinds).length < 2) return [];
  const box = make("fieldset", {}, make("legend", {}, title));
  const count = (kind) => marks.filter((mark) => mark.kind === kind).length;
  for (const [kind, name] of Object.entries(kinds).sort((a, b) => count(b[0]) - count(a[0]))) {
    box.append(tick(spoken(name), count(kind), !hidden.has(kind), (on) => flip(hidden, kind, !on)));
  }
  return [box];
}

function tagTicks(group) {
  const { name, values } = data.groups[group], chosen = state.tags[group];
  if (values.length < 2) return [];
  const counts = values.map(() => 0);
  for (const edge of edges) for (const tag of new Set(edge.groups[group])) counts[tag] += 1;
  const summary = make("summary", {}), list = make("div", { class: "ticks" });
  const head = () => summary.replaceChildren(spoken(name), make("small", {}, chosen.size ? `${chosen.size} / ${values.length}` : String(values.length)));
  const order = values.map((_, tag) => tag).sort((a, b) => counts[b] - counts[a] || a - b);
  for (const tag of order) {
    list.append(tick(spoken(values[tag]), counts[tag], chosen.has(tag), (on) => { flip(chosen, tag, on); head(); }));
  }
  head();
  const folded = make("details", { "data-group": group }, summary, list);
  folded.open = chosen.size > 0;
  return [folded];
}

function weightSlider() {
  if (!weighs) return [];
  const { stops } = weights, at = Math.max(0, stops.findLastIndex((stop) => stop <= state.least));
  const slider = make("input", { type: "range", id: "least", min: 0, max: stops.length - 1, step: 1, value: state.least ? at : 0 });
  const output = make("output", { for: "least" });
  const tell = () => {
    const lightest = edges.filter((edge) => edge.share >= state.least).reduce((a, b) => (b.share < a.share ? b : a));
    output.textContent = state.least ? word("at_least", { remark: remarkOf(lightest) }) : word("all_weights");
    slider.setAttribute("aria-valuetext", output.textContent);
  };
  slider.addEventListener("input", () => { state.least = Number(slider.value) ? stops[slider.value] : 0; applyFilters(); tell(); });
  tell();
  return [make("div", { class: "weight" }, make("label", { for: "least" }, word("weight")), slider, output)];
}

/** The form of the filters; null where there is nothing to choose between. */
function filterForm() {
  const parts = [
    ...weightSlider(),
    ...kindTicks(word("kinds"), data.kinds, nodes, state.kinds),
    ...(edges.every((edge) => edge.kind === edge.from.kind || edge.kind === edge.to.kind) ? [] : kindTicks(word("link_kinds"), data.linkKinds, edges, state.linkKinds)),
    ...Object.keys(data.groups).flatMap(tagTicks),
  ];
  if (!parts.length) return null;
  const clear = button(word("clear"), clearFilters, { id: "clear", class: "back" });
  return make("section", { id: "filters", "aria-label": word("filters") }, make("h2", {}, word("filters"), clear), ...parts);
}
