// The whole state in the address, so that a view can be kept and sent. What is as at first is left out; what is unknown is passed over.
const VIEWS = new Set(['graph', 'table', 'map']);
const SORTABLE = new Set(COLUMNS.map(({ key }) => key));

// A legend's entries as they differ from the first view; where most are off, those that are on.
function writeLegend(kind, parameters) {
  const { word, keys, isOffAtFirst } = KINDS[kind];
  const off = state.off[kind];
  const present = keys.filter((key) => COUNTS[kind].has(key));
  const on = present.filter((key) => !off.has(key));
  const hidden = present.filter((key) => off.has(key) && !isOffAtFirst(key));
  if (on.length && on.length < hidden.length) {
    for (const key of on) parameters.append('only', `${word}:${key}`);
    return;
  }
  for (const key of hidden) parameters.append('hide', `${word}:${key}`);
  for (const key of on) if (isOffAtFirst(key)) parameters.append('show', `${word}:${key}`);
}

function stateAsHash() {
  const parameters = new URLSearchParams();
  const put = (name, value) => {
    if (value != null && value !== '') parameters.set(name, value);
  };
  const { scope } = state;
  put('node', state.node && state.node.id);
  put('claim', state.edge && state.edge.id);
  put('doc', state.document && state.document.id);
  put('at-quote', state.document && state.quote ? state.document.quotes.indexOf(state.quote) : null);
  if (scope && scope.kind === 'focus') {
    put('focus', scope.node.id);
    put('depth', scope.depth);
  }
  if (scope && scope.kind === 'path') {
    put('path', scope.from.id);
    put('to', scope.to.id);
  }
  if (scope && scope.kind === 'community') put('community', scope.number);
  for (const kind of Object.keys(KINDS)) writeLegend(kind, parameters);
  put('conf', state.least > 0 ? state.least : null);
  put('asserted', state.asserted ? 1 : null);
  put('asof', state.asOf);
  put('view', state.view === 'graph' ? null : state.view);
  put('sort', state.sort && (state.sort.down ? '-' : '') + state.sort.key);
  put('shown', state.shown === DATA.shown ? null : state.shown);
  put('theme', chosenTheme);
  put('lang', language === systemLanguage() ? null : language);
  put('look', state.look && [state.look.x, state.look.y, state.look.scale].join(','));
  return parameters.toString();
}

function readLegend(kind, parameters) {
  const { word, keys, isOffAtFirst } = KINDS[kind];
  const named = (name) =>
    new Set(
      parameters
        .getAll(name)
        .filter((each) => each.startsWith(word + ':'))
        .map((each) => each.slice(word.length + 1))
        .filter((key) => COUNTS[kind].has(key)),
    );
  const [only, hide, show] = ['only', 'hide', 'show'].map(named);
  state.off[kind] = new Set(
    keys.filter((key) => (only.size ? !only.has(key) : hide.has(key) || (isOffAtFirst(key) && !show.has(key)))),
  );
}

const inRange = (text, low, high) => {
  const value = Number(text);
  return text != null && text !== '' && Number.isFinite(value) ? clamp(value, low, high) : null;
};

function readScope(parameters) {
  const [focus, path, to] = ['focus', 'path', 'to'].map((name) => BY_IRI.get(parameters.get(name)));
  const number = inRange(parameters.get('community'), 0, COMMUNITIES.length - 1);
  if (focus) state.scope = { kind: 'focus', node: focus, depth: Math.round(inRange(parameters.get('depth'), 1, DEEPEST) || 1) };
  else if (path && to && path !== to) state.scope = { kind: 'path', from: path, to };
  else if (number != null && COMMUNITIES.length) state.scope = { kind: 'community', number: Math.round(number) };
}

function readSelection(parameters) {
  const claim = BY_CLAIM.get(parameters.get('claim'));
  state.node =
    BY_IRI.get(parameters.get('node')) ||
    (state.scope && state.scope.kind === 'focus' && !claim && !parameters.has('doc') ? state.scope.node : null);
  state.edge = (claim && edgeOf(claim)) || null;
  state.document = BY_DOCUMENT.get(parameters.get('doc')) || null;
  const at = state.document ? inRange(parameters.get('at-quote'), 0, state.document.quotes.length - 1) : null;
  state.quote = at == null ? null : state.document.quotes[Math.round(at)] || null;
}

function readHash(hash) {
  const parameters = new URLSearchParams(hash.replace(/^#/, ''));
  clearState();
  for (const kind of Object.keys(KINDS)) readLegend(kind, parameters);
  state.least = inRange(parameters.get('conf'), 0, 1) || 0;
  state.asserted = parameters.get('asserted') === '1';
  const asOf = parameters.get('asof');
  state.asOf = TIMELINE && /^\d{4}-\d{2}-\d{2}$/.test(asOf || '') ? asOf : null;
  state.shown = Math.round(inRange(parameters.get('shown'), DATA.shown, NODES.length) || DATA.shown);
  state.view = VIEWS.has(parameters.get('view')) ? parameters.get('view') : 'graph';
  if (state.view === 'map' && !COMMUNITIES.length) state.view = 'graph';
  const sort = parameters.get('sort') || '';
  state.sort = SORTABLE.has(sort.replace(/^-/, '')) ? { key: sort.replace(/^-/, ''), down: sort.startsWith('-') } : null;
  readScope(parameters);
  readSelection(parameters);
  chosenTheme = ['dark', 'light'].includes(parameters.get('theme')) ? parameters.get('theme') : null;
  language = Object.hasOwn(WORDS, parameters.get('lang') || '') ? parameters.get('lang') : systemLanguage();
  const [x, y, scale] = (parameters.get('look') || '').split(',').map(Number);
  state.look = [x, y, scale].every(Number.isFinite) && scale > 0 ? { x, y, scale } : null;
}

function saveHash() {
  const hash = stateAsHash();
  if (location.hash.replace(/^#/, '') !== hash)
    attempt(() => history.replaceState(null, '', hash ? '#' + hash : location.pathname + location.search));
}

async function copyLink() {
  saveHash();
  const address = location.href;
  try {
    await navigator.clipboard.writeText(address);
    announce(say('copied'));
  } catch {
    offerLink(address);
  }
}

// Where a page may not write to the clipboard, the reader does.
function offerLink(address) {
  byId('link-text').value = address;
  byId('link-box').showModal();
  byId('link-text').select();
}

byId('copy-link').addEventListener('click', copyLink);
