// Selecting, hovering, and what part of the graph is looked at: what ties the parts together.
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
  byId('count').textContent = entities + ' · ' + say('ofClaims', { shown: listedClaims().length, claims: count('claim', CLAIMS.length) });
  for (const view of VIEWS) byId('show-' + view).setAttribute('aria-pressed', state.view === view);
  byId('show-map').hidden = !COMMUNITIES.length;
  byId('claims').hidden = !tableOpen();
  document.body.classList.toggle('tabled', tableOpen());
}

const edgeOf = (claim) => (claim.object ? claim.subject.edges.find((each) => each.claims.includes(claim)) : undefined);

function remember() {
  const last = trail.at(-1);
  const now = reading();
  if ((now.node || now.edge || now.document) && (!last || Object.keys(now).some((key) => last[key] !== now[key]))) trail.push(now);
}

function clearSelection() { Object.assign(state, { node: null, edge: null, document: null, quote: null }); }

function leaveMap() { if (state.view === 'map') state.view = 'graph'; }

function selectNode(node) {
  hideTip();
  if (node !== state.node || state.document) remember();
  clearSelection();
  state.node = node;
  reveal(node);
  leaveMap();
  if (isNarrow()) state.view = 'graph';
  update();
  showFilters(false);
  if (!tableOpen()) bringIntoView(node);
}

function selectEdge(edge) {
  hideTip();
  remember();
  clearSelection();
  state.edge = edge;
  for (const end of [edge.from, edge.to]) reveal(end);
  state.off.statuses.delete(edge.status.status);
  leaveMap();
  if (isNarrow()) state.view = 'graph';
  update();
  if (!tableOpen()) bringIntoView(edge.from);
}

const selectClaim = (claim) => selectEdge(edgeOf(claim));

function openDocument(from, place) {
  hideTip();
  remember();
  Object.assign(state, { node: null, edge: null, document: from, quote: place });
  if (isNarrow()) state.view = 'graph';
  update();
  showFilters(false);
  scrollToQuote();
}

function setScope(scope) {
  state.scope = scope;
  state.look = null;
  leaveMap();
  update();
  fit();
}

function focusOn(node, depth = 1) {
  clearSelection();
  state.node = node;
  setScope({ kind: 'focus', node, depth });
}

function toggleFocus() {
  if (state.scope && state.scope.kind === 'focus' && (!state.node || state.node === state.scope.node)) endScope();
  else if (state.node) focusOn(state.node);
}

function deepen(by) {
  const { scope } = state;
  if (!scope || scope.kind !== 'focus') return;
  setScope({ ...scope, depth: clamp(scope.depth + by, 1, DEEPEST) });
}

function showPath(from, to) {
  clearSelection();
  setScope({ kind: 'path', from, to });
}

function openCommunity(number) {
  clearSelection();
  setScope({ kind: 'community', number });
}

function endScope() {
  const { scope } = state;
  leaveScope();
  if (scope && scope.kind === 'community') { show('map'); return; }
  update();
  firstView();
}

function scopeText() {
  const { scope } = state;
  if (!scope) return '';
  if (scope.kind === 'focus') return say('around', { name: scope.node.label });
  return scope.kind === 'path' ? say('pathOf', { from: scope.from.label, to: scope.to.label }) : say('inCommunity', { name: communityName(COMMUNITIES[scope.number]) });
}

function drawScope() {
  const { scope } = state;
  byId('scope').hidden = !scope || state.view !== 'graph';
  if (!scope) return;
  const depths = Array.from({ length: DEEPEST }, (_, n) => el('button', { 'aria-pressed': scope.depth === n + 1, 'aria-label': say('depth') + ' ' + (n + 1), click: () => setScope({ ...scope, depth: n + 1 }) }, n + 1));
  keepingFocus(byId('scope'), () => byId('scope').replaceChildren(...[el('span', { class: 'grow' }, scopeText()),
    scope.kind === 'focus' ? el('span', { class: 'depths', role: 'group', 'aria-label': say('depth') }, el('small', {}, say('depth')), depths) : null,
    el('button', { id: 'end-scope', 'aria-label': say('leave'), title: say('leave'), click: endScope }, '✕')].filter(Boolean)));
}

function show(view) {
  if (view === 'map' && !COMMUNITIES.length) return;
  const wasMap = state.view === 'map';
  if (view === 'map') { leaveScope(); clearSelection(); }
  if (view === 'table') rowsShown = ROWS;
  state.view = view;
  update();
  if (view === 'table') byId('claims').focus();
  if (view === 'map') fit();
  else if (wasMap) firstView();
}

function reset() {
  trail.length = 0;
  clearState();
  update();
  firstView();
}

let announced = 0;

// A short word on the page, for the eye and for a screen reader.
function announce(text) {
  byId('notice').textContent = text;
  byId('notice').hidden = false;
  clearTimeout(announced);
  announced = setTimeout(() => { byId('notice').hidden = true; }, 2500);
}

function repaint() {
  refresh();
  network.redraw();
}

function flipTheme() {
  chosenTheme = isDark() ? 'light' : 'dark';
  if ((chosenTheme === 'dark') === darkness.matches) chosenTheme = null;
  readTheme();
  repaint();
  saveHash();
}

function flipLanguage() {
  language = language === 'fr' ? 'en' : 'fr';
  translatePage();
  askPath(null);
  update();
}

// A click on a label counts as one on the thing it names.
network.on('click', ({ nodes, edges, pointer }) => {
  const label = nodes.length ? null : labelAt(pointer.DOM);
  const name = nodes[0] || (label && label.node);
  if (state.view === 'map') {
    const one = COMMUNITIES.find(({ id, number }) => id === name || (label && label.community === number));
    if (one) openCommunity(one.number);
  } else if (name) selectNode(BY_IRI.get(name));
  else if ((label && label.edge) || edges.length) selectEdge(BY_EDGE.get(label && label.edge ? label.edge : edges[0]));
  else { clearSelection(); update(); }
});
network.on('doubleClick', ({ nodes }) => { if (nodes.length && state.view === 'graph') focusOn(BY_IRI.get(nodes[0])); });

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
network.on('zoom', () => { clearTimeout(looking); looking = setTimeout(keepLook, 200); });

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

network.on('hoverNode', ({ node: id, pointer }) => {
  const node = BY_IRI.get(id);
  if (!node) return;
  const claim = surest(node.claims).find((one) => one.evidence.length);
  showTip([el('p', { class: 'statement' }, el('b', {}, node.label), ' · ' + typeWords(node) + ' · ' + count('claim', node.claims.length)), claim && quote(claim.evidence[0])], pointer.DOM);
});
network.on('hoverEdge', ({ edge: id, pointer }) => {
  const edge = BY_EDGE.get(id);
  if (!edge) return;
  const said = edge.claims.find((claim) => claim.evidence.length);
  showTip([el('p', { class: 'statement' }, el('b', {}, edge.from.label), ' ', el('i', {}, wordFor(edge.relation)), ' ', el('b', {}, edge.to.label), ' ', pill(edge.status)), said && quote(said.evidence[0])], pointer.DOM);
});
for (const event of ['blurNode', 'blurEdge', 'dragStart', 'zoom']) network.on(event, hideTip);
byId('stage').addEventListener('mouseleave', hideTip);

for (const view of VIEWS) byId('show-' + view).addEventListener('click', () => show(view));
byId('fit').addEventListener('click', () => { fit(); saveHash(); });
byId('reset').addEventListener('click', reset);
byId('theme').addEventListener('click', flipTheme);
byId('lang').addEventListener('click', flipLanguage);
byId('sheet').addEventListener('click', () => byId('sheet').setAttribute('aria-expanded', document.body.classList.toggle('raised')));
darkness.addEventListener('change', () => { readTheme(); repaint(); });
window.addEventListener('hashchange', open);

// Start, and start again when the reader goes to another link of this page.
function open() {
  readHash(location.hash);
  readTheme();
  translatePage();
  askPath(null);
  update();
  if (state.look) network.moveTo({ position: state.look, scale: state.look.scale });
  else if (state.view === 'map' || state.scope) fit();
  else firstView();
  if (state.node && !state.look) bringIntoView(state.node);
  scrollToQuote();
}

open();
network.once('afterDrawing', () => { document.documentElement.dataset.ready = 'true'; });
// For tests and for the console: the parts of the page, nothing is read back from here.
window.kg = { network, state, picked, labels: () => labelBoxes, selectNode: (id) => selectNode(BY_IRI.get(id)), selectEdge: (id) => selectEdge(BY_EDGE.get(id)), picture: () => svgText() };
