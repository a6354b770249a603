// The picture that is on the screen, as SVG: what is shown and in focus, with title, legend and caption. It is saved,
// turned into PNG, or printed in place of the canvas.
const SHARPEST = 3, MOST_PIXELS = 60e6; // PNG pixels to one of the screen; in all

/** What the picture holds: the whole drawing at a readable size, or the part in view once it was moved or zoomed. */
function frame() {
  if (!state.moved) return { scale: Math.max(1, network.getScale()), box: extent() };
  const from = network.DOMtoCanvas({ x: 0, y: 0 }), to = network.DOMtoCanvas({ x: canvas.clientWidth, y: canvas.clientHeight });
  return { scale: network.getScale(), box: [from.x, from.y, to.x, to.y] };
}

const measure = document.createElement("canvas").getContext("2d");

const CLOSING = /^[\p{Pe}\p{Pf}\p{Po}]/u; // no line begins with such a mark

/** The lines of a text that are at most `width` px wide in `font`. */
function lines(text, width, font) {
  measure.font = font;
  const made = [""];
  for (const token of text.match(/[\u0021-\u024f]+\s?|[^]/g) || []) {
    const last = made[made.length - 1];
    if (last && !CLOSING.test(token) && measure.measureText(last + token.trimEnd()).width > width) made.push(token.trimStart());
    else made[made.length - 1] = last + token;
  }
  return made;
}

const text = (content, x, y, size, attributes) => svg("text", { x, y, "font-size": size, ...attributes }, content);

function edgeMark(edge) {
  const { from, to, drawn } = edge, [a, b] = [from.drawn, to.drawn], middle = (a.x + b.x) / 2;
  const colour = kept && kept.edges.has(edge) ? edge.strong : drawn.color;
  const path = data.tall ? `M${a.x} ${a.y}C${middle} ${a.y} ${middle} ${b.y} ${b.x} ${b.y}` : `M${a.x} ${a.y}L${b.x} ${b.y}`;
  const line = svg("path", { d: path, fill: "none", stroke: colour, "stroke-width": drawn.width });
  if (drawn.dashes) line.setAttribute("stroke-dasharray", drawn.dashes.join(" "));
  if (kept && !kept.edges.has(edge)) line.setAttribute("opacity", FADED.edge);
  const group = svg("g", {}, line);
  for (const end of Object.keys(drawn.arrows || {})) group.append(arrowHead(end === "to" ? [a, b] : [b, a], colour, drawn.width));
  return group;
}

/** A head that touches the mark at the end of a link (straight, or arriving level). */
function arrowHead([a, b], colour, width) {
  const [dx, dy] = data.tall ? [Math.sign(b.x - a.x), 0] : [b.x - a.x, b.y - a.y], length = Math.hypot(dx, dy) || 1;
  const [ux, uy] = [dx / length, dy / length], long = 7 + 1.5 * width, half = 3 + width;
  const tip = [b.x - ux * (b.size + 1), b.y - uy * (b.size + 1)], foot = [tip[0] - ux * long, tip[1] - uy * long];
  return svg("path", { d: `M${tip}L${foot[0] - uy * half} ${foot[1] + ux * half}L${foot[0] + uy * half} ${foot[1] - ux * half}Z`, fill: colour });
}

function nodeMark(node, grown) {
  const { x, y, size, shape, color, room, borderWidth } = node.drawn, style = { fill: color.background, stroke: color.border, "stroke-width": borderWidth };
  if (kept && !kept.nodes.has(node)) style.opacity = room ? FADED.box : FADED.node;
  if (room) return svg("rect", { x: x - (room[0] / 2) * grown, y: y - (room[1] / 2) * grown, width: room[0] * grown, height: room[1] * grown, rx: 7, ...style });
  if (shape === "square") return svg("rect", { x: x - size, y: y - size, width: 2 * size, height: 2 * size, ...style });
  return svg("circle", { cx: x, cy: y, r: size, ...style });
}

function labelMark({ node, grown, box: [left, top, right] }) {
  const { side, font } = node.text, inside = side === "inside", faded = kept && !kept.nodes.has(node), size = font * grown;
  const x = side === "left" ? right : side === "right" ? left : (left + right) / 2;
  const style = { "text-anchor": { left: "end", right: "start" }[side] || "middle", fill: inside ? data.paper : data.ink };
  if (inside) style["font-weight"] = "bold";
  else if (!faded) Object.assign(style, { stroke: data.paper, "stroke-width": 4 * grown, "stroke-linejoin": "round", "paint-order": "stroke" });
  if (faded) style.opacity = inside ? 0.5 : 0.25;
  return svg("g", style, ...linesOf(node, grown).map((line, index) => text(line, x, top + size * data.leading * (index + 0.5) + size * 0.36, size)));
}

function marks(scale) {
  const group = svg("g", {});
  const inFocus = (edge) => !kept || kept.edges.has(edge), visible = edges.filter(visibleEdge);
  for (const edge of [...visible.filter((one) => !inFocus(one)), ...visible.filter(inFocus)]) group.append(edgeMark(edge));
  for (const node of nodes.filter(visibleNode)) group.append(nodeMark(node, growth(node, scale)));
  for (const label of placeLabels(scale)) group.append(labelMark(label));
  for (const { note, line, size, faded } of notesAt(scale)) {
    group.append(text(line, note.x, note.y + size * 0.36, size, { opacity: faded ? FADED.node : 1, fill: data.quiet, "text-anchor": note.anchor, "font-weight": note.strong ? "bold" : "normal" }));
  }
  return group;
}

/** The legend in columns below the drawing; returns its height. */
function legendMarks(into, left, top, width) {
  const columns = Math.max(1, Math.min(4, Math.floor(width / 250), data.legend.length)), each = Math.ceil(data.legend.length / columns);
  const said = data.legend.map((row) => {
    const count = filtered() ? counted(row) : null;
    return lines(count ? `${spoken(row.text)} (${count[0]} / ${count[1]})` : spoken(row.text), width / columns - 68, `13px ${face}`);
  });
  const step = Math.max(36, ...data.legend.map((row) => row.height), ...said.map((rows) => rows.length * 18)) + 2;
  data.legend.forEach((row, index) => {
    const x = left + Math.floor(index / each) * (width / columns) + 24, y = top + (index % each) * step + step / 2;
    const first = y + 4.5 - (said[index].length - 1) * 9;
    into.append(svg("g", { transform: `translate(${x} ${y})` }, legendMark(row)));
    into.append(...said[index].map((line, at) => text(line, x + 32, first + at * 18, 13, { fill: data.ink })));
  });
  return each * step;
}

/** The whole picture as an SVG element, in px. */
function picture() {
  const { scale, box: [left, top, right, bottom] } = frame(), room = 28;
  const width = Math.max(760, (right - left) * scale + 2 * room), inner = width - 2 * room, high = (bottom - top) * scale;
  const sheet = svg("svg", { xmlns: SVG, "font-family": face, width });
  const head = svg("g", {});
  let y = room;
  const write = (content, size, attributes) => {
    for (const line of lines(content, inner, `${attributes["font-weight"] || ""} ${size}px ${face}`)) {
      y += size * 1.4;
      head.append(text(line, room, y - size * 0.35, size, attributes));
    }
  };
  write(spoken(data.title), 22, { fill: data.ink, "font-weight": "bold" });
  write(spoken(data.subtitle), 14, { fill: data.quiet });
  if (filtered() || state.only) write(shownText(), 13, { fill: data.quiet });
  if (state.chosen) write(word("in_focus", { name: state.chosen.node ? spoken(state.chosen.node.label) : titleOf(state.chosen.edge) }), 13, { fill: data.ink });
  y += 14;
  const clip = svg("clipPath", { id: "frame" }, svg("rect", { x: 0, y, width, height: high }));
  const drawn = svg("g", { transform: `translate(${(width - (right - left) * scale) / 2 - left * scale} ${y - top * scale}) scale(${scale})` }, ...marks(scale).childNodes);
  const clipped = svg("g", { "clip-path": "url(#frame)" }, drawn);
  y += high + 18;
  head.append(svg("line", { x1: room, x2: width - room, y1: y, y2: y, stroke: "#d5dbe0" }));
  y += 10;
  y += legendMarks(head, room, y, inner) + 6;
  for (const sentence of data.caption) write(spoken(sentence), 12, { fill: data.quiet });
  const height = Math.ceil(y + room * 0.7);
  sheet.setAttribute("height", height);
  sheet.setAttribute("viewBox", `0 0 ${width} ${height}`);
  sheet.append(svg("title", {}, spoken(data.title)), clip, svg("rect", { width, height, fill: data.paper }), clipped, head);
  return sheet;
}

const svgText = () => `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(picture())}\n`;

function save(blob, ending) {
  const address = URL.createObjectURL(blob), link = make("a", { href: address, download: `${data.name}.${ending}` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

const saveSvg = () => save(new Blob([svgText()], { type: "image/svg+xml" }), "svg");

/** The picture as a PNG blob, SHARPEST times as fine as the screen, coarser where that would be too large. */
async function pngBlob() {
  const image = new Image(), sheet = picture();
  const wide = Number(sheet.getAttribute("width")), high = Number(sheet.getAttribute("height"));
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(sheet))}`;
  await image.decode();
  const fine = Math.min(SHARPEST, Math.sqrt(MOST_PIXELS / (wide * high)));
  const paper = make("canvas", { width: Math.round(wide * fine), height: Math.round(high * fine) });
  paper.getContext("2d").drawImage(image, 0, 0, paper.width, paper.height);
  return new Promise((done) => { paper.toBlob(done, "image/png"); });
}

async function savePng() {
  const blob = await pngBlob().catch(() => null); // a picture that the browser cannot decode or hold
  if (blob) save(blob, "png");
  else byId("status").textContent = word("save_failed");
}

function layOut() {
  const sheet = picture(), wide = Number(sheet.getAttribute("width")), high = Number(sheet.getAttribute("height"));
  byId("paper").textContent = `@page { size: A4 ${high > wide ? "portrait" : "landscape"}; margin: 12mm; }`;
  sheet.removeAttribute("width");
  sheet.removeAttribute("height");
  byId("figure").className = high > wide ? "tall" : "";
  byId("figure").replaceChildren(sheet);
}
window.addEventListener("beforeprint", layOut);
window.addEventListener("afterprint", () => byId("figure").replaceChildren());
