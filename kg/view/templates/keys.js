// Everything by keyboard, and the sheet that says how.
const zoom = (factor) => network.moveTo({ scale: network.getScale() * factor });

const KEYS = {
  '/': () => queryBox.focus(),
  n: () => step(1),
  p: () => step(-1),
  f: () => toggleFocus(),
  '[': () => deepen(-1),
  ']': () => deepen(1),
  s: () => state.node && askPath(state.node),
  o: openSource,
  b: goBack,
  Backspace: goBack,
  t: () => show(tableOpen() ? 'graph' : 'table'),
  g: () => show('graph'),
  m: () => show(state.view === 'map' ? 'graph' : 'map'),
  a: () => {
    state.asserted = !state.asserted;
    update();
  },
  0: () => fit(),
  '+': () => zoom(1.25),
  '=': () => zoom(1.25),
  '-': () => zoom(0.8),
  d: flipTheme,
  l: copyLink,
  e: () => showExports(!exportsOpen()),
  r: reset,
  Escape: stepBack,
  '?': () => showHelp(),
};
const ARROWS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function step(by) {
  const drawn = NODES.filter((node) => picked.nodes.has(node));
  if (!drawn.length) return;
  const at = drawn.indexOf(state.node);
  selectNode(drawn[(Math.max(at, by > 0 ? -1 : 0) + by + drawn.length) % drawn.length]);
}

// The neighbour that lies best in a direction.
function walk(dx, dy) {
  if (!state.node) {
    step(1);
    return;
  }
  const positions = network.getPositions();
  const here = positions[state.node.id];
  let best = null;
  let least = Infinity;
  for (const node of state.node.edges.filter((each) => picked.edges.has(each)).map((each) => otherEnd(each, state.node))) {
    const [x, y] = [positions[node.id].x - here.x, positions[node.id].y - here.y];
    const far = Math.hypot(x, y);
    const along = x * dx + y * dy;
    if (along <= 0.5 * far || far * (2 - along / far) >= least) continue;
    [best, least] = [node, far * (2 - along / far)];
  }
  if (best) selectNode(best);
}

// The words of the selected entity's or arrow's surest claim, where they stand.
function openSource() {
  const claims = surest(state.edge ? state.edge.claims : state.node ? state.node.claims : []);
  const claim = claims.find((each) => each.evidence.length);
  if (claim) openDocument(QUOTES[claim.evidence[0][0]].document, QUOTES[claim.evidence[0][0]]);
}

// One layer after the other: what lies over the graph, what is selected, the part looked at alone.
function stepBack() {
  if (exportsOpen()) {
    showExports(false);
    byId('show-export').focus();
  } else if (document.body.classList.contains('filtering')) showFilters(false);
  else if (tableOpen()) show('graph');
  else if (state.node || state.edge || state.document) {
    clearSelection();
    update();
  } else if (state.scope) endScope();
  else reset();
}

function showHelp() {
  const rows = WORDS[language].keys.map(([key, text]) =>
    el(
      'div',
      {},
      el(
        'dt',
        {},
        key.split('  ').map((one) => [el('kbd', {}, one), ' ']),
      ),
      el('dd', {}, text),
    ),
  );
  byId('help-keys').replaceChildren(...rows);
  byId('help').showModal();
  byId('help').querySelector('.closes').focus();
}

document.addEventListener('keydown', (event) => {
  const isTyping = event.target.matches('input:not([type=range], [type=checkbox]), select, textarea');
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return;
  const arrow = document.activeElement === byId('graph') && ARROWS[event.key];
  const action = arrow ? () => walk(...arrow) : KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (!action) return;
  event.preventDefault();
  action();
});

for (const dialog of document.querySelectorAll('dialog')) {
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.querySelector('.closes').addEventListener('click', () => dialog.close());
}
byId('show-help').addEventListener('click', showHelp);
byId('print-summary').addEventListener('click', () => {
  byId('help').close();
  window.print();
});
