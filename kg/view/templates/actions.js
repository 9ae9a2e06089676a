// What a reader can do: select, read, look at a part, change the view. Each changes the state, then all is drawn anew.
const edgeOf = (claim) => (claim.object ? claim.subject.edges.find((each) => each.claims.includes(claim)) : undefined);

function remember() {
  const last = trail.at(-1);
  const now = reading();
  if ((now.node || now.edge || now.document) && (!last || Object.keys(now).some((key) => last[key] !== now[key]))) trail.push(now);
}

function clearSelection() {
  Object.assign(state, { node: null, edge: null, document: null, quote: null });
}

function leaveMap() {
  if (state.view === 'map') state.view = 'graph';
}

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
  if (scope && scope.kind === 'community') {
    show('map');
    return;
  }
  update();
  firstView();
}

function show(view) {
  if (view === 'map' && !COMMUNITIES.length) return;
  const wasMap = state.view === 'map';
  if (view === 'map') {
    leaveScope();
    clearSelection();
  }
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
  announced = setTimeout(() => {
    byId('notice').hidden = true;
  }, 2500);
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
