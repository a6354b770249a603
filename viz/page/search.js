// Finding a node by a part of its name, in whichever language it is typed.
const HITS = 12; // rows; how many more there are is said
let hits = [], cursor = -1;

/** The nodes whose name holds `typed`: names that begin with it first, then by importance. */
function matching(typed) {
  const wanted = typed.trim().toLowerCase();
  if (!wanted) return [];
  const found = [];
  for (const node of ranked) {
    const at = Math.min(...Object.values(node.label).map((label) => label.toLowerCase().indexOf(wanted)).map((place) => (place < 0 ? Infinity : place)));
    if (at < Infinity) found.push([at > 0, node]);
  }
  return found.sort((a, b) => a[0] - b[0] || a[1].rank - b[1].rank).map(([, node]) => node);
}

function listHits() {
  const all = matching(search.value);
  hits = all.slice(0, HITS);
  cursor = hits.length ? 0 : -1;
  found.replaceChildren(...hits.map((node, index) => {
    const others = languages.map((language) => node.label[language]).filter((label, place, every) => label !== spoken(node.label) && every.indexOf(label) === place);
    const side = [spoken(data.kinds[node.kind]), ...others, ...(node.shown ? [] : [word("filtered_out")])].join(" · ");
    const row = make("li", { role: "option", id: `hit-${index}` }, spoken(node.label), make("small", {}, side));
    row.addEventListener("mousedown", (event) => { event.preventDefault(); take(index); });
    return row;
  }));
  const typed = search.value.trim();
  if (typed && !hits.length) {
    found.append(make("li", { class: "none", role: "presentation" }, word("none")));
    say(word("none"));
  }
  if (all.length > HITS) found.append(make("li", { class: "none", role: "presentation" }, word("more_hits", { count: all.length - HITS })));
  openHits(Boolean(typed));
  point();
}

function openHits(open) {
  found.hidden = !open;
  search.setAttribute("aria-expanded", String(open));
  if (!open) search.removeAttribute("aria-activedescendant");
}

function point() {
  [...found.querySelectorAll("[role=option]")].forEach((row, index) => row.setAttribute("aria-selected", String(index === cursor)));
  if (cursor >= 0 && !found.hidden) search.setAttribute("aria-activedescendant", `hit-${cursor}`);
  else search.removeAttribute("aria-activedescendant");
}

/** Choose a hit; one that the filters hide brings everything back. */
function take(index) {
  const node = hits[index];
  if (!node.shown) clearFilters();
  choose({ node });
  bringIn(node);
  openHits(false);
  canvas.focus();
}

search.addEventListener("input", listHits);
search.addEventListener("focus", () => { if (search.value.trim()) listHits(); });
search.addEventListener("blur", () => openHits(false));
search.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && cursor >= 0 && !found.hidden) take(cursor);
  else if (event.key === "ArrowDown" && hits.length) cursor = (cursor + 1) % hits.length;
  else if (event.key === "ArrowUp" && hits.length) cursor = (cursor + hits.length - 1) % hits.length;
  else if (event.key === "Escape") {
    if (search.value) { search.value = ""; listHits(); } else canvas.focus();
    event.stopPropagation();
  } else return;
  event.preventDefault();
  point();
});
