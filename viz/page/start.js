// What the mouse does, the tip beside it, the language, and the first drawing.
network.on("click", (event) => {
  const label = labelAt(event.pointer.canvas);
  let what = null;
  if (event.nodes.length) what = { node: info.get(event.nodes[0]) };
  else if (label) what = { node: label };
  else if (event.edges.length) what = { edge: edges[event.edges[0]] };
  choose(what);
  canvas.focus({ preventScroll: true });
  if (what && window.innerWidth <= 900) panel.scrollIntoView({ block: "start" });
});

let tip = null;
const hide = () => { if (tip) tip.remove(); tip = null; canvas.style.cursor = ""; };

function hover(title, remark, point) {
  hide();
  tip = make("div", { class: "tip" }, title);
  if (remark) tip.append(make("small", {}, remark));
  canvas.append(tip);
  canvas.style.cursor = "pointer";
  tip.style.left = `${Math.max(4, Math.min(point.x + 14, canvas.clientWidth - tip.offsetWidth - 8))}px`;
  tip.style.top = `${Math.max(4, Math.min(point.y + 14, canvas.clientHeight - tip.offsetHeight - 8))}px`;
}

network.on("hoverNode", (event) => {
  const node = info.get(event.node);
  hover(spoken(node.label), node.facts.map(([name, value]) => `${spoken(name)} ${spoken(value)}`).join(" · "), event.pointer.DOM);
});
network.on("hoverEdge", (event) => {
  const edge = edges[event.edge];
  hover(titleOf(edge), remarkOf(edge), event.pointer.DOM);
});
for (const name of ["blurNode", "blurEdge", "dragStart", "zoom"]) network.on(name, hide);
for (const name of ["dragEnd", "zoom"]) {
  network.on(name, () => { state.moved = true; saveAddress(); });
}

function speak() {
  document.documentElement.lang = state.language === "zh" ? "zh-CN" : state.language;
  document.title = byId("title").textContent = spoken(data.title);
  byId("subtitle").textContent = spoken(data.subtitle);
  byId("caption").replaceChildren(...data.caption.map((sentence) => make("p", {}, spoken(sentence))));
  search.placeholder = word("search");
  search.setAttribute("aria-label", word("search"));
  found.setAttribute("aria-label", word("search"));
  canvas.setAttribute("aria-label", word("canvas", { name: spoken(data.title) }));
  panel.setAttribute("aria-label", word("panel"));
  byId("keys-text").textContent = word("keys_list");
  byId("empty").textContent = word("empty");
  for (const name of ["whole", "language", "print"]) byId(name).textContent = word(name);
  for (const [id, name] of [["save-svg", "save_svg"], ["save-png", "save_png"], ["zoom-in", "zoom_in"], ["zoom-out", "zoom_out"]]) {
    byId(id).title = word(name);
    byId(id).setAttribute("aria-label", word(name));
  }
  choose(state.chosen, true);
}

byId("whole").addEventListener("click", () => { whole(); saveAddress(); });
byId("zoom-in").addEventListener("click", () => zoom(1.25));
byId("zoom-out").addEventListener("click", () => zoom(0.8));
byId("save-svg").addEventListener("click", saveSvg);
byId("save-png").addEventListener("click", savePng);
byId("print").addEventListener("click", () => window.print());
byId("language").addEventListener("click", () => {
  state.language = languages[(languages.indexOf(state.language) + 1) % languages.length];
  speak();
});
window.addEventListener("resize", () => { if (!state.moved) whole(); });

readAddress();
// for tests and for the curious: what is drawn, where it stands on the screen, and when it was first seen
window.planweave = {
  network, data, state, nodes, edges, whole, labels, picture, svgText, pngBlob, weights, reset, setSteps,
  choose: (what) => choose(what && (what.node ? { node: info.get(what.node) } : { edge: linkOf.get(what.edge) })),
};
network.once("afterDrawing", () => requestAnimationFrame(() => requestAnimationFrame(() => { window.planweave.painted = performance.now(); })));
network.redraw();
