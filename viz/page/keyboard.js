// The drawing without a mouse: arrows walk along links, with Shift to whatever stands nearest; Enter leads to what is
// behind a mark, Escape back.
const WAYS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

/** The node of `others` that lies best in a direction: near, and little off the way; undefined if none lies there. */
function towards(from, others, [dx, dy]) {
  let best, least = Infinity;
  for (const node of others) {
    const x = node.drawn.x - from.drawn.x, y = node.drawn.y - from.drawn.y, along = x * dx + y * dy, off = Math.abs(x * dy - y * dx);
    if (node === from || along <= 0 || off > along * 2) continue;
    const price = along + 2 * off;
    if (price < least) { best = node; least = price; }
  }
  return best;
}

function walk(way, free) {
  const { chosen } = state, from = chosen && (chosen.node || pivotOf(chosen.edge));
  const first = ranked.find(visibleNode);
  if (!from) return first && arrive(first);
  const linked = from.links.filter(visibleEdge).map((edge) => otherEnd(edge, from));
  const next = towards(from, free ? nodes.filter(visibleNode) : linked, way);
  return next ? arrive(next) : say(word("said_end"));
}

function arrive(node) {
  choose({ node });
  bringIn(node);
}

let pivot = null; // the node from which a link was reached

const pivotOf = (edge) => (pivot === edge.to ? edge.to : edge.from);

/** From a node to its heaviest link, and from a link to the next one of the same node. */
function turn(step) {
  const { chosen } = state;
  if (!chosen) return;
  pivot = chosen.node || pivotOf(chosen.edge);
  const links = pivot.links.filter((edge) => edge.shown);
  if (!links.length) return;
  const at = chosen.node ? (step > 0 ? 0 : links.length - 1) : (links.indexOf(chosen.edge) + step + links.length) % links.length;
  choose({ edge: links[at] });
}

canvas.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const { key } = event;
  if (WAYS[key]) walk(WAYS[key], event.shiftKey);
  else if (key === "Enter" || key === " ") { if (state.chosen) panel.focus(); else walk(WAYS.ArrowRight); }
  else if (key === "PageDown") turn(1);
  else if (key === "PageUp") turn(-1);
  else if (key === "+" || key === "=") zoom(1.25);
  else if (key === "-") zoom(0.8);
  else if (key === "0") { whole(); saveAddress(); }
  else return;
  event.preventDefault();
});

document.addEventListener("keydown", (event) => {
  const typing = event.target.matches("input:not([type=checkbox]):not([type=range])");
  if (event.key === "/" && !typing) { search.focus(); search.select(); event.preventDefault(); }
  if (event.key !== "Escape") return;
  // back by one step: from the panel to the drawing, from a link to the node it was reached from, then to the legend
  if (panel.contains(document.activeElement)) canvas.focus();
  else if (state.chosen && state.chosen.edge) arrive(pivotOf(state.chosen.edge));
  else if (state.chosen) choose(null);
  else if (document.activeElement !== canvas) canvas.focus();
});
for (const moment of ["focus", "blur"]) canvas.addEventListener(moment, () => network.redraw());
