// What the data block holds, made ready: marks that know their links, words, and the state of the page.
// Every text goes in as a text node; nothing is parsed as markup and nothing is fetched.
const data = JSON.parse(document.getElementById("data").textContent);
const byId = (id) => document.getElementById(id);
const panel = byId("panel"), canvas = byId("canvas"), search = byId("search"), found = byId("found");
const languages = Object.keys(data.words);
const FIRST = 20; // rows that a list shows before its button

const start = { chosen: null, steps: 1, only: false, least: 0 };
const state = { ...start, language: data.language, kinds: new Set(), linkKinds: new Set(), tags: {}, moved: false };
for (const group of Object.keys(data.groups)) state.tags[group] = new Set();

const nodes = data.nodes.map((node, index) => ({ ...node, drawn: data.drawn.nodes[index], id: data.drawn.nodes[index].id, index, links: [], shown: true }));
const info = new Map(nodes.map((node) => [node.id, node]));
const names = new Map(); // how often a pair of ends came: a second link between them has a name of its own
const edges = data.edges.map((edge, index) => {
  const drawn = data.drawn.edges[index], from = info.get(drawn.from), to = info.get(drawn.to);
  const pair = `${drawn.from} ${drawn.to}`, times = names.get(pair) || 0;
  names.set(pair, times + 1);
  return { ...edge, drawn, from, to, index, id: times ? `${pair} ${times}` : pair, shown: true };
});
const linkOf = new Map(edges.map((edge) => [edge.id, edge]));
for (const edge of edges) {
  edge.from.links.push(edge);
  if (edge.to !== edge.from) edge.to.links.push(edge);
  edge.groups = {}; // what the link can be filtered by: its own tags, else those of its ends
  for (const group of Object.keys(data.groups)) {
    edge.groups[group] = edge.tags[group] || [...(edge.from.tags[group] || []), ...(edge.to.tags[group] || [])];
  }
}
for (const node of nodes) node.links.sort((a, b) => b.share - a.share || a.index - b.index);
// large marks first, then those with many links
const ranked = [...nodes].sort((a, b) => b.drawn.size - a.drawn.size || b.links.length - a.links.length || a.index - b.index);
ranked.forEach((node, rank) => { node.rank = rank; });

const word = (name, values) =>
  Object.entries(values || {}).reduce((text, [key, value]) => text.replaceAll(`{${key}}`, value), data.words[state.language][name]);
const spoken = (words) => words[state.language];
const remarkOf = (edge) => spoken(data.remarks[edge.remark]);
const titleOf = (edge) => word("link_title", { name: spoken(edge.from.label), other: spoken(edge.to.label) });
const otherEnd = (edge, node) => (edge.from === node ? edge.to : edge.from);

function make(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

function button(text, act, attributes) {
  const made = make("button", { type: "button", ...attributes }, text);
  made.addEventListener("click", act);
  return made;
}

function say(text) {
  byId("said").textContent = text;
}
