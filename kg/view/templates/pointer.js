// The mouse or finger on the drawing.

// A click on a label counts as one on the thing it names.
network.on('click', ({ nodes, edges, pointer }) => {
  const label = nodes.length ? null : labelAt(pointer.DOM);
  const name = nodes[0] || (label && label.node);
  if (state.view === 'map') {
    const one = COMMUNITIES.find(({ id, number }) => id === name || (label && label.community === number));
    if (one) openCommunity(one.number);
  } else if (name) selectNode(BY_IRI.get(name));
  else if ((label && label.edge) || edges.length) selectEdge(BY_EDGE.get(label && label.edge ? label.edge : edges[0]));
  else {
    clearSelection();
    update();
  }
});
network.on('doubleClick', ({ nodes }) => {
  if (nodes.length && state.view === 'graph') focusOn(BY_IRI.get(nodes[0]));
});

function keepLook() {
  const { x, y } = network.getViewPosition();
  state.look = { x: Math.round(x), y: Math.round(y), scale: Number(network.getScale().toFixed(3)) };
  saveHash();
}

network.on('dragEnd', ({ nodes }) => {
  const at = network.getPositions(nodes);
  for (const id of nodes) if (BY_IRI.has(id)) moved.set(BY_IRI.get(id), at[id]);
  nodeSet.update(nodes.map((id) => ({ id, x: at[id].x, y: at[id].y })));
  keepLook();
});
let looking = 0;
network.on('zoom', () => {
  clearTimeout(looking);
  looking = setTimeout(keepLook, 200);
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

function hideTip() {
  byId('tip').hidden = true;
}

network.on('hoverNode', ({ node: id, pointer }) => {
  const node = BY_IRI.get(id);
  if (!node) return;
  const claim = surest(node.claims).find((one) => one.evidence.length);
  showTip(
    [
      el(
        'p',
        { class: 'statement' },
        el('b', {}, node.label),
        ' · ' + typeWords(node) + ' · ' + count('claim', node.claims.length),
      ),
      claim && quote(claim.evidence[0]),
    ],
    pointer.DOM,
  );
});
network.on('hoverEdge', ({ edge: id, pointer }) => {
  const edge = BY_EDGE.get(id);
  if (!edge) return;
  const said = edge.claims.find((claim) => claim.evidence.length);
  showTip(
    [
      el(
        'p',
        { class: 'statement' },
        el('b', {}, edge.from.label),
        ' ',
        el('i', {}, wordFor(edge.relation)),
        ' ',
        el('b', {}, edge.to.label),
        ' ',
        pill(edge.status),
      ),
      said && quote(said.evidence[0]),
    ],
    pointer.DOM,
  );
});
for (const event of ['blurNode', 'blurEdge', 'dragStart', 'zoom']) network.on(event, hideTip);
byId('stage').addEventListener('mouseleave', hideTip);
