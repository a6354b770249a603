// The state of the page in its address, so that a link opens what was seen: language, choice, filters, view.
const PAUSE = 150; // ms: some browsers refuse a page that changes its address many times a second
let reading = false, written = "", waiting = 0;

function addressOf() {
  const kept = new URLSearchParams();
  const { chosen } = state;
  if (state.language !== data.language) kept.set("lang", state.language);
  if (chosen) kept.set(chosen.node ? "node" : "link", (chosen.node || chosen.edge).id);
  if (chosen && state.steps > 1) kept.set("steps", state.steps);
  if (state.only) kept.set("only", "1");
  if (state.least) kept.set("least", state.least);
  for (const kind of state.kinds) kept.append("without", kind);
  for (const kind of state.linkKinds) kept.append("without-links", kind);
  // by name, not by number: a page made again of more plans still opens it
  for (const [group, tags] of Object.entries(state.tags)) for (const tag of tags) kept.append(`of-${group}`, data.groups[group].values[tag][data.language]);
  if (state.moved) {
    const { x, y } = network.getViewPosition();
    kept.set("view", [Math.round(x), Math.round(y), Number(network.getScale().toFixed(3))].join(","));
  }
  return kept.toString();
}

function saveAddress() {
  if (reading) return;
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    written = addressOf();
    history.replaceState(null, "", written ? `#${written}` : location.pathname + location.search);
  }, PAUSE);
}

/** Take the state from the address; what it names and this page does not hold is passed over, and said. */
function readAddress() {
  const asked = new URLSearchParams(location.hash.slice(1)), missing = [];
  reading = true;
  clearTimeout(waiting);
  Object.assign(state, start);
  state.language = languages.includes(asked.get("lang")) ? asked.get("lang") : data.language;
  const among = (set, name, known) => {
    set.clear();
    for (const value of asked.getAll(name)) if (value in known) set.add(value); else missing.push(value);
  };
  among(state.kinds, "without", data.kinds);
  among(state.linkKinds, "without-links", data.linkKinds);
  for (const [group, { values }] of Object.entries(data.groups)) {
    state.tags[group].clear();
    for (const name of asked.getAll(`of-${group}`)) {
      const tag = values.findIndex((value) => value[data.language] === name);
      if (tag < 0) missing.push(name); else state.tags[group].add(tag);
    }
  }
  const least = Number(asked.get("least"));
  state.least = least > 0 && least <= shares[shares.length - 1] ? least : 0;
  state.steps = asked.get("steps") === "2" ? 2 : 1;
  sift();
  const node = info.get(asked.get("node")), edge = linkOf.get(asked.get("link"));
  if (asked.has("node") && !node) missing.push(asked.get("node"));
  if (asked.has("link") && !edge) missing.push(asked.get("link"));
  state.chosen = node && node.shown ? { node } : edge && edge.shown ? { edge } : null;
  state.only = asked.get("only") === "1" && Boolean(state.chosen && state.chosen.node);
  speak();
  whole();
  const view = (asked.get("view") || "").split(",").map(Number);
  if (view.length === 3 && view.every(Number.isFinite) && view[2] > 0) {
    network.moveTo({ position: { x: view[0], y: view[1] }, scale: view[2], animation: false });
    state.moved = true;
  }
  reading = false;
  if (missing.length) say(word("missing", { name: missing.join(", ") }));
}

window.addEventListener("hashchange", () => { if (location.hash.slice(1) !== written) readAddress(); });
