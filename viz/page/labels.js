// Which labels there is room for at this zoom: never smaller than can be read, the most important first, none over
// another or over a mark that is not its own.
const SMALLEST = 11, LARGEST = 1.5; // px on the screen; times its own size
const SOLID = 3.5; // px: the radius of a mark that no label may cover
const LEAD = 0.86; // share of a line's height that its characters fill
let placed = null, placedFor = "";

const forgetLabels = () => { placed = null; };

const grownFont = (font, scale) => Math.min(Math.max(font * scale, SMALLEST), font * LARGEST) / (font * scale);

/** How much larger than in the drawing a label is set, so that it can be read at this scale. */
const growth = (node, scale) => grownFont(node.text.font, scale);

const WIDE = /[\u1100-\u115f\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/;
const emWidth = (text) => [...text].reduce((width, char) => width + (WIDE.test(char) ? 1 : 0.53), 0);

/** A line cut to `room` em: away from its mark, so that names that begin alike stay apart (`end`: from its end). */
function cut(line, room, end) {
  if (emWidth(line) <= room) return line;
  const chars = [...line];
  while (chars.length > 1 && emWidth(chars.join("")) > room - 1) if (end) chars.pop(); else chars.shift();
  return end ? `${chars.join("")}…` : `…${chars.join("")}`;
}

/** The lines of a label; in the columns of a tall drawing, no longer than up to its edge. */
function linesOf(node, grown) {
  const { side, font, lines } = node.text, [left, , right] = data.extent, { x, size } = node.drawn;
  if (!data.tall || grown <= 1 || (side !== "left" && side !== "right")) return lines[state.language];
  const room = Math.max(4, ((side === "left" ? x - left : right - x) - size - 6) / (font * grown));
  return lines[state.language].map((line) => cut(line, room, side === "right"));
}

// a mark by the name that notes call it by: a node's id, or "source target"
const marked = (name) => info.get(name) || linkOf.get(name);
const isVisible = (name) => { const mark = marked(name); return mark && (mark.links ? visibleNode(mark) : visibleEdge(mark)); };
const isKept = (name) => { const mark = marked(name); return mark && (mark.links ? kept.nodes.has(mark) : kept.edges.has(mark)); };

/** The notes that are shown, as they are set at `scale`. */
function notesAt(scale) {
  const size = data.note * grownFont(data.note, scale), [left, , right] = data.extent;
  return data.notes.filter((note) => !note.near.length || note.near.some(isVisible)).map((note) => {
    const room = { start: right - note.x, end: note.x - left, middle: 2 * Math.min(right - note.x, note.x - left) }[note.anchor];
    const line = size > data.note ? cut(spoken(note.text), Math.max(4, room / size), true) : spoken(note.text);
    const width = emWidth(line) * size, from = note.x - { start: 0, middle: width / 2, end: width }[note.anchor];
    const faded = kept && note.near.length > 0 && !note.near.some(isKept);
    return { note, line, size, faded, box: [from, note.y - size / 2, from + width, note.y + size / 2] };
  });
}

/** The box of a node's label, in the drawing's units. */
function labelBox(node, grown) {
  const [left, top, right, bottom] = node.text.box[state.language], { x, y, size } = node.drawn;
  const cutWidth = Math.max(...linesOf(node, grown).map(emWidth)) * node.text.font;
  const width = Math.min(right - left, cutWidth) * grown, height = (bottom - top) * grown;
  // set larger than in the drawing, a label at its edge would leave it
  const from = grown > 1 ? Math.max(data.extent[0], Math.min(x - width / 2, data.extent[2] - width)) : x - width / 2;
  switch (node.text.side) {
    case "below": return [from, y + size + 3, from + width, y + size + 3 + height];
    case "above": return [from, y - size - 3 - height, from + width, y - size - 3];
    case "left": return [x - size - 6 - width, y - height / 2, x - size - 6, y + height / 2];
    case "right": return [x + size + 6, y - height / 2, x + size + 6 + width, y + height / 2];
    default: return [x - width / 2, y - height / 2, x + width / 2, y + height / 2];
  }
}

function markBox(node, grown) {
  const { x, y, size, room } = node.drawn;
  const [wide, high] = room ? [(room[0] / 2) * grown, (room[1] / 2) * grown] : [size, size];
  return [x - wide, y - high, x + wide, y + high];
}

/** A grid of boxes that answers quickly whether a new one would meet one of them. */
function crowd(cell) {
  const cells = new Map();
  const each = ([left, top, right, bottom], act) => {
    for (let column = Math.floor(left / cell); column <= Math.floor(right / cell); column += 1) {
      for (let row = Math.floor(top / cell); row <= Math.floor(bottom / cell); row += 1) if (act(`${column} ${row}`)) return true;
    }
    return false;
  };
  return {
    add(taken, owner) {
      each(taken, (key) => { cells.set(key, [...(cells.get(key) || []), [taken, owner]]); return false; });
    },
    meets([left, top, right, bottom], owner) {
      return each([left, top, right, bottom], (key) =>
        (cells.get(key) || []).some(([other, whose]) => whose !== owner && left < other[2] && other[0] < right && top < other[3] && other[1] < bottom));
    },
  };
}

/** The labels that fit at `scale`: [{node, grown, box}]; what is chosen comes first, then what is in focus, then size. */
function placeLabels(scale) {
  const visible = ranked.filter(visibleNode), taken = crowd(120 / scale), fitting = [];
  const chosen = state.chosen && state.chosen.node;
  const inFocus = (node) => !kept || kept.nodes.has(node);
  for (const { note, box } of notesAt(scale)) taken.add(box, note);
  // small marks may lie under a label, and faded ones under that of what is in focus
  const solid = visible.filter((node) => node.drawn.size * scale >= SOLID || node.drawn.room);
  for (const node of solid.filter(inFocus)) taken.add(markBox(node, growth(node, scale)), node);
  const order = [...visible].sort((a, b) =>
    (b === chosen) - (a === chosen) || inFocus(b) - inFocus(a) || (b.text.side === "inside") - (a.text.side === "inside") || a.rank - b.rank);
  let faded = false;
  for (const node of order) {
    if (!inFocus(node) && !faded) {
      faded = true; // what is not in focus is named where that costs nothing
      for (const other of visible) if (!inFocus(other)) taken.add(markBox(other, growth(other, scale)), other);
    }
    const grown = growth(node, scale), full = labelBox(node, grown);
    const spare = (node.text.font * grown * data.leading * (1 - LEAD)) / 2;
    const tight = [full[0], full[1] + spare, full[2], full[3] - spare];
    // round the label of a small mark some room stays free, so that a dense part does not become a wall of words
    const beside = node.text.side === "left" || node.text.side === "right", step = node.text.font * grown;
    const wide = beside || node.drawn.size * scale >= SOLID ? tight : [tight[0] - step, tight[1] - step, tight[2] + step, tight[3] + step];
    if (node !== chosen && node.text.side !== "inside" && taken.meets(wide, node)) continue;
    taken.add(tight, node);
    fitting.push({ node, grown, box: full });
  }
  return fitting;
}

function labels() {
  const key = `${network.getScale()} ${state.language}`;
  if (!placed || placedFor !== key) {
    placed = placeLabels(network.getScale());
    placedFor = key;
    sayStatus();
  }
  return placed;
}

network.on("afterDrawing", (pen) => {
  pen.textBaseline = "middle";
  pen.lineJoin = "round";
  pen.strokeStyle = data.paper;
  for (const { node, grown, box: [left, top, right] } of labels()) {
    const { side, font } = node.text, inside = side === "inside", faded = kept && !kept.nodes.has(node);
    const step = font * grown * data.leading;
    pen.textAlign = { left: "right", right: "left" }[side] || "center";
    const x = side === "left" ? right : side === "right" ? left : (left + right) / 2;
    pen.font = `${inside ? "bold " : ""}${font * grown}px ${face}`;
    pen.globalAlpha = faded ? (inside ? 0.5 : 0.25) : 1;
    pen.fillStyle = inside ? data.paper : data.ink;
    pen.lineWidth = 4 * grown;
    linesOf(node, grown).forEach((line, index) => {
      const y = top + step * (index + 0.5);
      if (!inside && !faded) pen.strokeText(line, x, y);
      pen.fillText(line, x, y);
    });
  }
  pen.globalAlpha = 1;
  ring(pen);
});

function labelAt(point) {
  const hit = labels().find(({ box: [left, top, right, bottom] }) => point.x >= left && point.x <= right && point.y >= top && point.y <= bottom);
  return hit && hit.node;
}
