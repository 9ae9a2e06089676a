// The same claims as a table: what a screen reader, a printer or a doubter needs.
const ROWS = 200;
let rowsShown = ROWS;

const tableOpen = () => !byId('claims').hidden;

function row(claim) {
  const said = (claim.evidence || [])[0];
  const object = claim.object == null ? claim.value : entityButton(claim.object);
  return el('tr', {}, el('td', {}, entityButton(claim.subject)), el('td', {}, claim.label), el('td', {}, object), el('td', {}, pill(claim.status)),
    el('td', {}, claim.time ? when(claim.time) : ''), el('td', { class: 'number' }, Math.round(claim.confidence * 100) + ' %'), el('td', { class: 'said' }, said ? quote(said) : ''));
}

function drawTable() {
  const claims = DATA.claims.filter(claimWanted);
  byId('caption').textContent = plural(claims.length, 'claim') + ' with these filters';
  byId('rows').replaceChildren(...claims.slice(0, rowsShown).map(row));
  byId('more-rows').hidden = claims.length <= rowsShown;
}

function showTable(open) {
  byId('claims').hidden = !open;
  document.body.classList.toggle('tabled', open);
  byId('show-table').setAttribute('aria-pressed', open);
  if (!open) return;
  rowsShown = ROWS;
  drawTable();
  byId('claims').focus();
}

byId('show-table').addEventListener('click', () => showTable(!tableOpen()));
byId('more-rows').addEventListener('click', () => { rowsShown += ROWS; drawTable(); });
byId('skip').addEventListener('click', (event) => { event.preventDefault(); showTable(true); });
