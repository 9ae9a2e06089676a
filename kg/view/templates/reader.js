// A document's text, what was found in it marked where it stands. Marked words open what they say; a quote elsewhere opens its words here.

// Where the text changes its look: at the edges of quotes and of boilerplate, and at the marked ends of the quote being read.
function segments(from) {
  const quotes = from.quotes.filter((place) => place.claims.some((claim) => picked.claims.has(claim)));
  const skips = from.skips || [];
  const ends = endsIn(state.quote);
  const cuts = [
    0,
    pointsOf(from).length,
    ...quotes.flatMap(({ start, end }) => [start, end]),
    ...skips.flat(),
    ...ends.flatMap(([start, end]) => [start, end]),
  ];
  const places = [...new Set(cuts)].sort((a, b) => a - b);
  return places.slice(0, -1).map((start, index) => {
    const covers = (span) => span[0] <= start && start < span[1];
    const own = quotes.filter((place) => covers([place.start, place.end]));
    return {
      text: cut(from, start, places[index + 1]),
      end: places[index + 1],
      quotes: own,
      isSkipped: skips.some(covers),
      marks: ends.filter(covers).map(([, , name]) => name),
    };
  });
}

// The ends of all claims made in a quote, in the document's own offsets.
function endsIn(place) {
  if (!place) return [];
  const spans = [];
  for (const claim of place.claims) {
    if (!picked.claims.has(claim)) continue;
    for (const evidence of claim.evidence) {
      if (QUOTES[evidence[0]] !== place) continue;
      for (const [at, name] of [
        [1, 'subject'],
        [3, 'object'],
      ])
        if (evidence[at] >= 0) spans.push([place.start + evidence[at], place.start + evidence[at + 1], name]);
    }
  }
  return spans;
}

// The quote that pressed words open: the smallest around them, and the next larger one when that is open already.
function nextQuote(quotes) {
  const inOrder = [...quotes].sort((a, b) => a.end - a.start - (b.end - b.start));
  return inOrder[(inOrder.indexOf(state.quote) + 1) % inOrder.length];
}

function segmentElement(piece) {
  const isOpen = piece.quotes.includes(state.quote);
  const names = new Set(piece.marks);
  const name = names.size > 1 ? 'both' : [...names][0];
  const content = name && isOpen ? el('mark', { class: name }, piece.text) : piece.text;
  if (!piece.quotes.length) return piece.isSkipped ? el('span', { class: 'skipped' }, content) : content;
  const press = () => openQuote(isOpen && piece.quotes.length === 1 ? null : nextQuote(piece.quotes));
  const keys = (event) => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      event.stopPropagation();
      press();
    }
  };
  return el(
    'span',
    { class: 'found' + (isOpen ? ' open' : ''), role: 'button', tabindex: 0, 'aria-expanded': isOpen, click: press, keydown: keys },
    content,
  );
}

function openQuote(place) {
  state.quote = place;
  update();
}

const claimsSaidBy = (place) =>
  place.claims
    .filter((claim) => picked.claims.has(claim))
    .map((claim) => el('article', { class: 'claim' }, statement(claim, null), facts(claim)));

function documentText(from) {
  const children = [];
  for (const piece of segments(from)) {
    children.push(segmentElement(piece));
    if (state.quote && piece.end === state.quote.end && piece.quotes.includes(state.quote))
      children.push(el('div', { class: 'answers', id: 'answers' }, claimsSaidBy(state.quote)));
  }
  return el('div', { class: 'text', lang: from.language || 'en' }, children);
}

function quotesAlone(from) {
  const claims = surest([...from.claims]).slice(0, FACTS_SHOWN);
  return [el('p', { class: 'muted', id: 'no-text' }, say('noText')), claims.map((claim) => card(claim, null))];
}

function documentPanel(from) {
  const details = [from.publisher, (from.authors || []).join(', '), from.issued].filter(Boolean).join(' · ');
  const claims = surest([...from.claims]);
  showInPanel(
    backButton(),
    el('h2', { class: 'name' }, from.title),
    details && el('p', { class: 'tag' }, details),
    from.url ? el('p', { class: 'muted' }, webLink(from.url, new URL(from.url).host)) : null,
    from.text === undefined
      ? quotesAlone(from)
      : [
          el(
            'p',
            { class: 'muted' },
            claims.length ? say('claimsInText', { claims: count('claim', claims.length) }) : say('noClaims'),
          ),
          documentText(from),
        ],
  );
}

// Bring the words being read to the eye; at the start of a document, its top.
function scrollToQuote() {
  const open = byId('panel').querySelector('.found.open');
  if (open) open.scrollIntoView({ block: 'center', behavior: 'auto' });
}
