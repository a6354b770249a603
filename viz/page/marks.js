// vis-network draws the marks. What is shown, faded or in focus is set on its bodies directly: told through its data
// sets, a change of 5,000 links takes 150 ms, this takes a few.
const FADED = { node: 0.22, edge: 0.1, box: 0.3 };
let kept = null; // {nodes, edges}: what is in focus, as sets; null: everything
const face = getComputedStyle(document.body).fontFamily;

// a box is as wide as its longest label; vis-network would measure its own
const box = (drawn) => ({ ctx, x, y }) => ({
  drawNode() {
    const grown = growth(info.get(drawn.id), network.getScale());
    const width = drawn.room[0] * grown, height = drawn.room[1] * grown;
    ctx.beginPath();
    ctx.roundRect(x - width / 2, y - height / 2, width, height, 7 * grown);
    ctx.fillStyle = data.paper;
    ctx.fill();
    ctx.globalAlpha = kept && !kept.nodes.has(info.get(drawn.id)) ? FADED.box : 1;
    ctx.fillStyle = drawn.color.background;
    ctx.fill();
    ctx.lineWidth = 2;
    ctx.strokeStyle = data.paper;
    ctx.stroke();
    ctx.globalAlpha = 1;
  },
  nodeDimensions: { width: drawn.room[0], height: drawn.room[1] },
});

const network = new vis.Network(
  canvas,
  {
    nodes: new vis.DataSet(data.drawn.nodes.map((drawn) => (drawn.room ? { ...drawn, ctxRenderer: box(drawn) } : drawn))),
    edges: new vis.DataSet(data.drawn.edges),
  },
  data.drawn.options,
);
canvas.querySelector("canvas").setAttribute("tabindex", "-1");
const body = network.body;

const visibleNode = (node) => node.shown && (!state.only || !kept || kept.nodes.has(node));
const visibleEdge = (edge) => edge.shown && (!state.only || !kept || kept.edges.has(edge));

/** Hand vis-network what is visible, links in focus last so that they lie on top. */
function paint() {
  const focused = (edge) => !kept || kept.edges.has(edge);
  const visible = edges.filter(visibleEdge);
  body.nodeIndices = nodes.filter(visibleNode).map((node) => node.id);
  body.edgeIndices = [...visible.filter((edge) => !focused(edge)), ...visible.filter(focused)].map((edge) => edge.index);
  for (const edge of visible) {
    const colour = kept && focused(edge) ? edge.strong : edge.drawn.color;
    body.edges[edge.index].options.color = { color: colour, highlight: colour, hover: colour, inherit: false, opacity: focused(edge) ? 1 : FADED.edge };
  }
  for (const node of nodes) body.nodes[node.id].options.opacity = kept && !kept.nodes.has(node) ? FADED.node : 1;
  byId("empty").hidden = body.nodeIndices.length > 0;
  forgetLabels();
  network.redraw();
  sayStatus();
}

network.on("beforeDrawing", (pen) => {
  pen.textBaseline = "middle";
  for (const { note, line, size, faded } of notesAt(network.getScale())) {
    pen.globalAlpha = faded ? FADED.node : 1;
    pen.font = `${note.strong ? "bold " : ""}${size}px ${face}`;
    pen.fillStyle = data.quiet;
    pen.textAlign = { start: "left", middle: "center", end: "right" }[note.anchor];
    pen.fillText(line, note.x, note.y);
  }
  pen.globalAlpha = 1;
});

/** A ring round the chosen node; a second one while the keyboard is on the drawing. */
function ring(pen) {
  const node = state.chosen && state.chosen.node;
  if (!node || !visibleNode(node)) return;
  const scale = network.getScale(), { x, y, size, room } = node.drawn, grown = growth(node, scale);
  for (const away of document.activeElement === canvas ? [4, 8] : [4]) {
    pen.beginPath();
    if (room) pen.roundRect(x - (room[0] * grown) / 2 - away / scale, y - (room[1] * grown) / 2 - away / scale, room[0] * grown + (2 * away) / scale, room[1] * grown + (2 * away) / scale, 9 * grown);
    else pen.arc(x, y, size + away / scale, 0, 2 * Math.PI);
    pen.lineWidth = 2 / scale;
    pen.strokeStyle = data.ink;
    pen.stroke();
  }
}

function fit([left, top, right, bottom], most) {
  const room = 22, width = canvas.clientWidth - 2 * room, height = canvas.clientHeight - 2 * room;
  const scale = Math.min(width / Math.max(right - left, 1), height / Math.max(bottom - top, 1), most);
  return { position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale, animation: false };
}

/** The room of all that passes the filters: the whole drawing's, if nothing is left out. */
function extent() {
  const shown = nodes.filter(visibleNode);
  return shown.length && shown.length < nodes.length ? extentOf(shown) : data.extent;
}

/** Everything that is shown; a tall drawing from its top, at a size that can be read. */
function whole() {
  const [left, top, right] = extent();
  let view = fit(extent(), 1.35);
  // labels that are set larger to be read need room as well
  if (!data.tall) view = fit(union([extent(), ...placeLabels(view.scale).map(({ box }) => box)]), 1.35);
  const readable = Math.min((canvas.clientWidth - 28) / (right - left), 1);
  if (data.tall && view.scale < 0.62 && readable > view.scale) {
    view.scale = Math.max(view.scale, Math.min(readable, 0.85));
    view.position.y = top + (canvas.clientHeight / 2 - 14) / view.scale;
  }
  network.moveTo(view);
  state.moved = false;
}

function zoom(factor) {
  network.moveTo({ scale: Math.min(8, Math.max(0.05, network.getScale() * factor)), animation: false });
  state.moved = true;
  saveAddress();
}

/** Move the view, if needed, so that a node is well within it. */
function bringIn(node) {
  const point = network.canvasToDOM({ x: node.drawn.x, y: node.drawn.y }), room = 60;
  const inside = point.x > room && point.y > room && point.x < canvas.clientWidth - room && point.y < canvas.clientHeight - room;
  if (inside) return;
  network.moveTo({ position: { x: node.drawn.x, y: node.drawn.y }, animation: false });
  state.moved = true;
}
