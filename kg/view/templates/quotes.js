// A claim as a card: who is said to do what to whom, the words that say it with both ends marked, and where, when and how surely.
const QUOTES_SHOWN = 2;

const entityButton = (node) => el('button', { class: 'entity', click: () => selectNode(node) }, node.label);
const pill = (stroke) => el('span', { class: 'pill ' + stroke.status }, statusWord(stroke));
const endSpan = (evidence, at) => [evidence[at], evidence[at + 1]];

function quote(evidence) {
  const place = QUOTES[evidence[0]];
  const pieces = markedPieces(quoteText(place), endSpan(evidence, 1), endSpan(evidence, 3));
  return el(
    'blockquote',
    {},
    el(
      'p',
      {},
      pieces.map(([text, end]) => (end ? el('mark', { class: end }, text) : text)),
    ),
    source(place),
  );
}

function source(place) {
  const from = place.document;
  const details = [from.publisher, from.issued].filter((text) => text && text !== from.title).join(', ');
  return el(
    'footer',
    {},
    el('button', { class: 'opens', title: say('openText'), click: () => openDocument(from, place) }, from.title),
    el('span', {}, details, outside(from)),
  );
}

const outside = (from) =>
  from.url ? [' ', webLink(from.url, '↗', { class: 'out', 'aria-label': say('source') + ': ' + from.title, title: from.url })] : null;

function facts(claim) {
  const said = claim.speakers.map((node) => node.label).join(', ');
  const sources = claim.documents.size;
  return el(
    'p',
    { class: 'meta' },
    pill(claim.status),
    claim.time && el('span', {}, when(claim.time)),
    el('span', {}, say('confidenceIs', { count: Math.round(claim.confidence * 100) })),
    said && el('span', {}, say('saidBy', { name: said })),
    sources > 1 && el('span', { class: 'sources' }, count('inDocuments', sources)),
    claim.isDisputed &&
      el(
        'span',
        { class: 'disputed', title: say('conflict') },
        DISPUTED + say(claim.status.status === DENIED ? 'affirmed' : 'disputed'),
      ),
  );
}

function when(time) {
  const [from, to] = time.split('/');
  if (to === undefined) return from;
  if (to === '..') return say('since', { date: from });
  return from === '..' ? say('until', { date: to }) : say('fromTo', { from, to });
}

// Under the heading of an entity and a relation, only the other end.
function statement(claim, own) {
  const object = claim.object ? entityButton(claim.object) : el('b', {}, claim.value);
  if (own) return el('p', { class: 'statement' }, claim.subject === own ? object : entityButton(claim.subject));
  return el('p', { class: 'statement' }, entityButton(claim.subject), ' ', el('i', {}, wordFor(claim.relation)), ' ', object);
}

function card(claim, own) {
  if (claim.isMade)
    return el('article', { class: 'claim' }, statement(claim, own), el('p', { class: 'muted' }, say('byQueryLong')));
  const rest = claim.evidence.slice(QUOTES_SHOWN);
  return el(
    'article',
    { class: 'claim' + (claim.isDisputed ? ' in-dispute' : '') },
    statement(claim, own),
    claim.evidence.slice(0, QUOTES_SHOWN).map(quote),
    rest.length ? el('details', {}, el('summary', {}, count('moreQuotes', rest.length)), rest.map(quote)) : null,
    facts(claim),
  );
}
