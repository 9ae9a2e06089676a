// The same claims as a table: what a screen reader, a printer or a doubter needs.
const ROWS = 200;
let rowsShown = ROWS;

const tableOpen = () => state.view === 'table';

// By what a column sorts; empty values come last whichever way.
const COLUMNS = [
  { key: 'subject', value: (claim) => claim.subject.label },
  { key: 'relation', value: (claim) => wordFor(claim.relation) },
  { key: 'object', value: objectText },
  { key: 'status', value: (claim) => STROKES.indexOf(claim.status) },
  { key: 'when', value: (claim) => claim.time || '' },
  { key: 'confidence', value: (claim) => claim.confidence },
  { key: 'quote', value: (claim) => claim.first || '' },
];

function sorted(claims) {
  if (!state.sort) return claims;
  const { value } = COLUMNS.find(({ key }) => key === state.sort.key);
  const direction = state.sort.down ? -1 : 1;
  const keyed = claims.map((claim) => [value(claim), claim]);
  const compare = (a, b) => (typeof a === 'number' ? a - b : a.localeCompare(b, language));
  return keyed
    .sort(([a, one], [b, other]) => (a === '') - (b === '') || direction * compare(a, b) || one.index - other.index)
    .map(([, claim]) => claim);
}

function row(claim) {
  const said = claim.evidence[0];
  return el(
    'tr',
    {},
    el('td', {}, entityButton(claim.subject)),
    el('td', {}, wordFor(claim.relation)),
    el('td', {}, claim.object ? entityButton(claim.object) : claim.value),
    el('td', {}, pill(claim.status)),
    el('td', { class: 'number' }, claim.time ? when(claim.time) : ''),
    el('td', { class: 'number' }, number(Math.round(claim.confidence * 100)) + ' %'),
    el('td', { class: 'said' }, said ? quote(said) : ''),
  );
}

function headCell({ key }) {
  const order = state.sort && state.sort.key === key ? (state.sort.down ? 'descending' : 'ascending') : 'none';
  const sign = { none: '', ascending: ' ↑', descending: ' ↓' }[order];
  return el(
    'th',
    { scope: 'col', 'aria-sort': order },
    el('button', { id: 'sort-' + key, title: say('sortHint'), click: () => sortBy(key) }, say(key) + sign),
  );
}

// A column sorts upwards, then downwards, then not at all.
function sortBy(key) {
  const isSame = state.sort && state.sort.key === key;
  state.sort = !isSame ? { key, down: false } : state.sort.down ? null : { key, down: true };
  update();
}

function drawTable() {
  const claims = sorted(listedClaims());
  byId('caption').textContent = say('withFilters', { claims: count('claim', claims.length) });
  keepingFocus(byId('head'), () => byId('head').replaceChildren(...COLUMNS.map(headCell)));
  byId('rows').replaceChildren(...claims.slice(0, rowsShown).map(row));
  byId('more-rows').hidden = claims.length <= rowsShown;
}

byId('more-rows').addEventListener('click', () => {
  rowsShown += ROWS;
  drawTable();
});
byId('skip').addEventListener('click', (event) => {
  event.preventDefault();
  show('table');
  byId('claims').focus();
});
