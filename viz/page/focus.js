// Choosing a mark: its neighbourhood of one or two steps stands out, the rest fades or goes, the panel shows what is behind.

/** The nodes and links within `steps` of a node, along links that are shown. */
function neighbourhood(node, steps) {
  const near = { nodes: new Set([node]), edges: new Set() };
  let edge = [node];
  for (let step = 0; step < steps; step += 1) {
    const reached = [];
    for (const from of edge) {
      for (const link of from.links) {
        if (!link.shown) continue;
        near.edges.add(link);
        const other = otherEnd(link, from);
        if (!near.nodes.has(other)) { near.nodes.add(other); reached.push(other); }
      }
    }
    edge = reached;
  }
  return near;
}

function refocus() {
  const { chosen } = state;
  if (!chosen) kept = null;
  else if (chosen.node) kept = neighbourhood(chosen.node, state.steps);
  else kept = { nodes: new Set([chosen.edge.from, chosen.edge.to]), edges: new Set([chosen.edge]) };
}

const extentOf = (shown) => union(shown.flatMap((node) => [markBox(node, 1), labelBox(node, 1)]));

function union(boxes) {
  return [0, 1, 2, 3].map((side) => boxes.reduce((most, box) => (side < 2 ? Math.min(most, box[side]) : Math.max(most, box[side])), side < 2 ? Infinity : -Infinity));
}

/** Show what is behind a mark ({node} or {edge}; null: nothing is chosen), and keep it in the address. */
function choose(what, quietly) {
  state.chosen = what;
  if (!what || what.edge) state.only = false;
  refocus();
  paint();
  if (!what) legend();
  else if (what.node) nodePanel(what.node);
  else edgePanel(what.edge);
  panel.scrollTop = 0;
  document.body.dataset.chosen = what ? (what.node || what.edge).id : "";
  saveAddress();
  if (quietly) return;
  if (!what) say(word("said_none"));
  else if (what.node) {
    const links = what.node.links.filter((edge) => edge.shown);
    say(word("said_node", { name: spoken(what.node.label), links: links.length, places: placesBehind(what.node, links).length }));
  } else say(word("said_link", { name: titleOf(what.edge), remark: remarkOf(what.edge), places: what.edge.evidence.length }));
}

function setSteps(steps) {
  state.steps = steps;
  refocus();
  paint();
  saveAddress();
}

function setOnly(only) {
  state.only = only;
  paint();
  whole();
  saveAddress();
}

function reset() {
  Object.assign(state, start);
  choose(null, true);
  clearFilters();
  whole();
}
