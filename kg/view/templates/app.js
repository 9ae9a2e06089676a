// Selection, hovering, keys: what ties the parts together.
function update() {
  refresh();
  drawLegends();
  if (tableOpen()) drawTable();
  if (state.node != null && nodeWanted(NODES.get(state.node))) { network.selectNodes([state.node]); nodePanel(state.node); }
  else if (state.edge != null && edgeWanted(EDGES.get(state.edge))) { network.selectEdges([state.edge]); edgePanel(state.edge); }
  else clearSelection();
  document.body.classList.toggle('reading', state.node != null || state.edge != null);
}

function clearSelection() {
  Object.assign(state, { node: null, edge: null });
  network.unselectAll();
  homePanel();
}

function selectNode(id) {
  hideTip();
  Object.assign(state, { node: id, edge: null });
  reveal(id);
  update();
  showFilters(false);
  if (isNarrow()) showTable(false);
  if (!tableOpen()) bringIntoView(id);
}

function selectEdge(id) {
  hideTip();
  Object.assign(state, { node: null, edge: id });
  update();
}

function reset() {
  clearState();
  showTable(false);
  update();
  firstView();
}

// A click on a label counts as one on the thing it names.
network.on('click', ({ nodes, edges, pointer }) => {
  const label = nodes.length ? null : labelAt(pointer.DOM);
  if (nodes.length || (label && label.node)) selectNode(nodes[0] || label.node);
  else if ((label && label.edge) || edges.length) selectEdge(label && label.edge ? label.edge : edges[0]);
  else { clearSelection(); update(); }
});

network.on('dragEnd', ({ nodes }) => {
  const at = network.getPositions(nodes);
  nodeSet.update(nodes.map((id) => ({ id, x: at[id].x, y: at[id].y })));
});

// The tooltip is ours, filled with text nodes; vis-network's own is never given anything to show.
function showTip(children, { x, y }) {
  const tip = byId('tip');
  const stage = byId('stage');
  tip.replaceChildren(...children.filter(Boolean));
  tip.hidden = false;
  tip.style.left = clamp(x + 14, 6, Math.max(6, stage.clientWidth - tip.offsetWidth - 6)) + 'px';
  tip.style.top = (y + 18 + tip.offsetHeight < stage.clientHeight ? y + 18 : Math.max(6, y - tip.offsetHeight - 12)) + 'px';
}

function hideTip() { byId('tip').hidden = true; }

network.on('hoverNode', ({ node, pointer }) => {
  const entity = NODES.get(node);
  const claim = claimsOf(node).filter(claimWanted).sort((a, b) => b.confidence - a.confidence).find((one) => one.evidence);
  showTip([el('p', { class: 'statement' }, el('b', {}, entity.label), ' · ' + entity.kg.type + ' · ' + plural(claimsOf(node).length, 'claim')), claim && quote(claim.evidence[0])], pointer.DOM);
});
network.on('hoverEdge', ({ edge, pointer }) => {
  const claims = claimsBehind(EDGES.get(edge));
  const said = claims.find((claim) => claim.evidence);
  const { subject, label, object, status } = claims[0];
  showTip([el('p', { class: 'statement' }, el('b', {}, nameOf(subject)), ' ', el('i', {}, label), ' ', el('b', {}, nameOf(object)), ' ', pill(status)), said && quote(said.evidence[0])], pointer.DOM);
});
for (const event of ['blurNode', 'blurEdge', 'dragStart', 'zoom']) network.on(event, hideTip);
byId('stage').addEventListener('mouseleave', hideTip);

function step(by) {
  const drawn = DATA.nodes.filter(nodeWanted);
  if (!drawn.length) return;
  const at = drawn.findIndex((node) => node.id === state.node);
  selectNode(drawn[(Math.max(at, by > 0 ? -1 : 0) + by + drawn.length) % drawn.length].id);
}

// The neighbour that lies best in a direction.
function walk(dx, dy) {
  if (state.node == null) return step(1);
  const positions = network.getPositions();
  const here = positions[state.node];
  let best = null;
  let least = Infinity;
  for (const id of edgesOf(state.node).filter(edgeWanted).map((edge) => otherEnd(edge, state.node))) {
    const [x, y] = [positions[id].x - here.x, positions[id].y - here.y];
    const far = Math.hypot(x, y);
    const along = x * dx + y * dy;
    if (along <= 0.5 * far || far * (2 - along / far) >= least) continue;
    [best, least] = [id, far * (2 - along / far)];
  }
  return best && selectNode(best);
}

const zoom = (factor) => network.moveTo({ scale: network.getScale() * factor });
const KEYS = {
  '/': () => queryBox.focus(), t: () => showTable(!tableOpen()), n: () => step(1), p: () => step(-1), 0: () => fit(),
  '+': () => zoom(1.25), '=': () => zoom(1.25), '-': () => zoom(0.8), Escape: () => (tableOpen() ? showTable(false) : reset()),
};
const ARROWS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

document.addEventListener('keydown', (event) => {
  if (/INPUT|SELECT|TEXTAREA/.test(event.target.tagName) || event.ctrlKey || event.metaKey || event.altKey) return;
  const arrow = document.activeElement === byId('graph') && ARROWS[event.key];
  const action = arrow ? () => walk(...arrow) : KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (!action) return;
  event.preventDefault();
  action();
});

byId('fit').addEventListener('click', () => fit());
byId('reset').addEventListener('click', reset);
const darkness = matchMedia('(prefers-color-scheme: dark)');
darkness.addEventListener('change', repaint);

update();
firstView();
network.once('afterDrawing', () => { document.documentElement.dataset.ready = 'true'; });
// For tests and for the console: the parts of the page, nothing is read back from here.
window.kg = { network, state, labels: () => labelBoxes, selectNode, selectEdge };
