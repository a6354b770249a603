// The panel when nothing is chosen: the legend with its counts, the filters, the keys; and the line under the drawing.
const SVG = "http://www.w3.org/2000/svg";

function svg(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

const legendMark = (row) => svg(row.element, row.attributes);

/** How many marks look like a row of the legend: [shown, all]; null for a row that stands for a scale. */
function counted(row) {
  if (!row.look) return null;
  const one = nodes.some((node) => node.look === row.look) ? [nodes, visibleNode] : [edges, visibleEdge];
  const alike = one[0].filter((mark) => mark.look === row.look);
  return alike.length ? [alike.filter(one[1]).length, alike.length] : null;
}

function countLegend() {
  for (const [index, row] of data.legend.entries()) {
    const cell = byId(`count-${index}`), count = counted(row);
    if (cell && count) cell.textContent = count[0] === count[1] ? String(count[1]) : `${count[0]} / ${count[1]}`;
  }
  const clear = byId("clear");
  if (clear) clear.hidden = !filtered();
}

function sayStatus() {
  const there = nodes.filter(visibleNode).length;
  const unnamed = placed ? there - placed.length : 0;
  byId("status").textContent = shownText() + (unnamed ? word("apart") + word("labels_hidden", { count: unnamed }) : "");
}

function legend() {
  const rows = make("div", { class: "legend" });
  data.legend.forEach((row, index) => {
    const high = Math.max(36, row.height), wide = Math.max(44, row.height);
    const picture = svg("svg", { width: wide, height: high, viewBox: `${-wide / 2} ${-high / 2} ${wide} ${high}`, "aria-hidden": "true" }, legendMark(row));
    rows.append(make("div", {}, picture), make("div", {}, spoken(row.text)), make("small", { id: `count-${index}` }));
  });
  const form = filterForm();
  const keys = make("details", { class: "keys" }, make("summary", {}, word("keys")), ...word("keys_list").split("\n").map((line) => make("p", {}, line)));
  panel.replaceChildren(make("h2", {}, word("legend")), rows, make("p", { class: "hint" }, word("hint")), ...(form ? [form] : []), keys);
  countLegend();
}
