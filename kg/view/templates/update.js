// After every change: what is left is picked, drawn, listed and written into the address.
function update() {
  pick();
  if (state.edge && !edgeWanted(state.edge) && !state.document) state.edge = null;
  if (state.node && !typeWanted(state.node)) state.node = null;
  refresh();
  drawLegends();
  drawTimeline();
  drawScope();
  drawHeader();
  if (tableOpen()) drawTable();
  highlight();
  drawPanel();
  saveHash();
}

let panelShows = null; // what the panel was last drawn for: a redraw of the same keeps its place

function drawPanel() {
  const subject = state.document || state.edge || state.node || (state.view === 'map' ? 'map' : null) || state.scope;
  const place = byId('panel').scrollTop;
  const isSame = subject === panelShows;
  panelShows = subject;
  keepingFocus(byId('panel'), fillPanel);
  byId('panel').scrollTop = isSame ? place : 0;
  document.body.classList.toggle('reading', subject != null && subject !== 'map');
  document.body.classList.toggle('reading-text', state.document != null);
}

function fillPanel() {
  if (state.document) documentPanel(state.document);
  else if (state.edge) edgePanel(state.edge);
  else if (state.node) nodePanel(state.node);
  else if (state.view === 'map') mapPanel();
  else if (state.scope && state.scope.kind === 'path') pathPanel(state.scope);
  else if (state.scope && state.scope.kind === 'community') communityPanel(COMMUNITIES[state.scope.number]);
  else homePanel();
}

// In the drawing: the selection, or the arrows of the words being read.
function highlight() {
  network.unselectAll();
  if (state.view === 'map') return;
  const edges = state.quote ? state.quote.claims.map(edgeOf).filter((each) => picked.edges.has(each)) : [];
  if (edges.length) network.selectEdges(edges.map((each) => each.id));
  else if (state.edge && picked.edges.has(state.edge)) network.selectEdges([state.edge.id]);
  else if (state.node && picked.nodes.has(state.node)) network.selectNodes([state.node.id]);
}

function drawHeader() {
  const entities = say('ofEntities', { shown: picked.nodes.size, entities: count('entity', NODES.length) });
  byId('count').textContent =
    entities + ' · ' + say('ofClaims', { shown: listedClaims().length, claims: count('claim', CLAIMS.length) });
  for (const view of VIEWS) byId('show-' + view).setAttribute('aria-pressed', state.view === view);
  byId('show-map').hidden = !COMMUNITIES.length;
  byId('claims').hidden = !tableOpen();
  document.body.classList.toggle('tabled', tableOpen());
}

function scopeText() {
  const { scope } = state;
  if (!scope) return '';
  if (scope.kind === 'focus') return say('around', { name: scope.node.label });
  return scope.kind === 'path'
    ? say('pathOf', { from: scope.from.label, to: scope.to.label })
    : say('inCommunity', { name: communityName(COMMUNITIES[scope.number]) });
}

function drawScope() {
  const { scope } = state;
  byId('scope').hidden = !scope || state.view !== 'graph';
  if (!scope) return;
  const depths = Array.from({ length: DEEPEST }, (_, n) =>
    el(
      'button',
      {
        'aria-pressed': scope.depth === n + 1,
        'aria-label': say('depth') + ' ' + (n + 1),
        click: () => setScope({ ...scope, depth: n + 1 }),
      },
      n + 1,
    ),
  );
  keepingFocus(byId('scope'), () =>
    byId('scope').replaceChildren(
      ...[
        el('span', { class: 'grow' }, scopeText()),
        scope.kind === 'focus'
          ? el('span', { class: 'depths', role: 'group', 'aria-label': say('depth') }, el('small', {}, say('depth')), depths)
          : null,
        el('button', { id: 'end-scope', 'aria-label': say('leave'), title: say('leave'), click: endScope }, '✕'),
      ].filter(Boolean),
    ),
  );
}
