// The page on paper: one sheet with the picture, the key to it, and the claims that matter most.
const PRINTED = 14; // claims that leave the sheet room for the picture
const PAPER = { width: 650, height: 520 }; // pixels of the picture, so that its labels are as large as the text

// The scale at which everything fits; labels, which do not shrink with it, are counted in.
function paperScale() {
  const scaleOf = (box) => Math.min(1, PAPER.width / (box.x1 - box.x0), PAPER.height / (box.y1 - box.y0));
  return nodeSet.length ? scaleOf(extent(scaleOf(extent(1)))) : 1;
}

// What several documents say comes first, then what is surest.
const telling = (claims) =>
  [...claims].sort(
    (a, b) =>
      Number(b.isDisputed) - Number(a.isDisputed) ||
      b.documents.size - a.documents.size ||
      b.confidence - a.confidence ||
      a.index - b.index,
  );

function printedRow(claim) {
  const [from] = claim.documents;
  const where = from ? [shorten(from.title, 60), from.issued].filter(Boolean).join(', ') : '';
  return el(
    'tr',
    {},
    [
      shorten(claim.subject.label, 60),
      wordFor(claim.relation),
      shorten(objectText(claim), 60),
      statusWord(claim.status),
      where,
    ].map((text) => el('td', {}, text)),
  );
}

function drawSummary() {
  const claims = sorted(listedClaims());
  const shown = state.sort ? claims.slice(0, PRINTED) : telling(claims).slice(0, PRINTED);
  const groups = new Set([...picked.nodes].map((node) => node.group));
  const strokes = new Set([...picked.edges].map((each) => each.status));
  byId('summary').replaceChildren(
    el('h1', {}, byId('title').textContent),
    el(
      'p',
      {},
      [byId('count').textContent, scopeText(), state.asOf && say('asOf') + ' ' + dateWords(state.asOf)].filter(Boolean).join(' · '),
    ),
    el('figure', {}, picture(paperScale())),
    el(
      'p',
      { class: 'key' },
      GROUPS.filter((group) => groups.has(group)).map((group) => el('span', {}, glyph(group), ' ', groupWord(group))),
      STROKES.filter((stroke) => strokes.has(stroke)).map((stroke) => el('span', {}, strokeGlyph(stroke), ' ', statusWord(stroke))),
    ),
    el(
      'table',
      {},
      el(
        'thead',
        {},
        el(
          'tr',
          {},
          ['subject', 'relation', 'object', 'status', 'source'].map((name) => el('th', { scope: 'col' }, say(name))),
        ),
      ),
      el('tbody', {}, shown.map(printedRow)),
    ),
    claims.length > shown.length && el('p', {}, count('andMore', claims.length - shown.length)),
  );
}

// Paper is white whatever the screen is.
window.addEventListener('beforeprint', () => {
  document.documentElement.dataset.theme = 'light';
  readColors();
  repaint();
  drawSummary();
});
window.addEventListener('afterprint', () => {
  readTheme();
  repaint();
  byId('summary').replaceChildren();
});
