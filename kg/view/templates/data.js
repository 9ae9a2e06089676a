// What the page holds. The columns it comes in become things that point at each other.
const DATA = JSON.parse(byId('data').textContent);
const OPTIONS = JSON.parse(byId('options').textContent);

const DENIED = 'denied';
const UNSURE = 'possible';
const CERTAIN = new Set(['asserted', 'past']); // what "only asserted" keeps
const GROUPS = DATA.groups;
const STROKES = DATA.strokes;
const TYPES = terms(DATA.types);
const RELATIONS = terms(DATA.relations);
const DOCUMENTS = DATA.documents.map((record, index) => ({ ...record, index, quotes: [], claims: new Set(), points: null }));
const NODES = nodes(DATA.nodes);
const CLAIMS = claims(DATA.claims);
const EDGES = DATA.edges.claims.map(edge);
const BY_IRI = new Map(NODES.map((node) => [node.id, node]));
const BY_EDGE = new Map(EDGES.map((each) => [each.id, each]));
const BY_CLAIM = new Map(CLAIMS.map((claim) => [claim.id, claim]));
const BY_DOCUMENT = new Map(DOCUMENTS.map((each) => [each.id, each]));
const QUOTES = DATA.quotes.document.map(quoted);
for (const claim of CLAIMS) for (const [quote] of claim.evidence) noteQuote(QUOTES[quote], claim);
markDisputed();

function terms({ name, label, translated }) {
  const tongues = Object.keys(translated);
  return name.map((each, index) => ({
    name: each,
    index,
    label: label[index],
    translated: Object.fromEntries(tongues.map((tongue) => [tongue, translated[tongue][index]])),
  }));
}

function nodes({ id, label, group, types, aliases, links, size, x, y }) {
  return id.map((iri, rank) => ({
    id: iri,
    rank,
    label: label[rank],
    group: GROUPS[group[rank]],
    types: types[rank].map((type) => TYPES[type]),
    aliases: aliases[rank],
    links: links[rank],
    size: size[rank],
    x: x[rank],
    y: y[rank],
    edges: [],
    claims: [],
  }));
}

function claims({ id, subject, relation, object, status, confidence, time, speakers, evidence, made }) {
  const fromQuery = new Set(made);
  return id.map((hash, index) => {
    const isLiteral = typeof object[index] === 'object';
    const claim = {
      id: hash,
      index,
      subject: NODES[subject[index]],
      relation: RELATIONS[relation[index]],
      object: isLiteral ? null : NODES[object[index]],
      value: isLiteral ? object[index].value : null,
      datatype: isLiteral ? object[index].datatype : null,
      status: STROKES[status[index]],
      confidence: confidence[index],
      time: time[index],
      speakers: speakers[index].map((one) => NODES[one]),
      evidence: evidence[index],
      isMade: fromQuery.has(index),
      isDisputed: false,
      documents: new Set(),
      first: null,
    };
    for (const end of new Set([claim.subject, claim.object])) if (end) end.claims.push(claim);
    return claim;
  });
}

// All claims that say the same with the same status are one arrow.
function edge(numbers) {
  const behind = numbers.map((index) => CLAIMS[index]);
  const { id, subject, object, relation, status, isMade } = behind[0];
  const made = { id, from: subject, to: object, relation, status, isMade, claims: behind };
  for (const end of new Set([subject, object])) end.edges.push(made);
  return made;
}

function quoted(document, index) {
  const quote = { index, document: DOCUMENTS[document], start: DATA.quotes.start[index], end: DATA.quotes.end[index], claims: [] };
  quote.document.quotes.push(quote);
  return quote;
}

function noteQuote(quote, claim) {
  if (quote.claims.at(-1) !== claim) quote.claims.push(claim);
  quote.document.claims.add(claim);
  claim.documents.add(quote.document);
  const { issued } = quote.document;
  // A claim without any date is never filtered by one.
  if (claim.first !== '' && (!issued || claim.first == null || issued < claim.first)) claim.first = issued || '';
}

// What one claim denies and another does not only suppose is in dispute.
function markDisputed() {
  const said = new Map();
  const key = (claim) => `${claim.subject.rank} ${claim.relation.index} ${claim.object ? claim.object.rank : claim.value}`;
  for (const claim of CLAIMS) {
    if (claim.status.status === UNSURE) continue;
    if (!said.has(key(claim))) said.set(key(claim), []);
    said.get(key(claim)).push(claim);
  }
  for (const group of said.values()) {
    const denials = group.filter((claim) => claim.status.status === DENIED).length;
    if (denials && denials < group.length) for (const claim of group) claim.isDisputed = true;
  }
}

const otherEnd = (one, node) => (one.from === node ? one.to : one.from);
const documentsOf = (one) => new Set(one.claims.flatMap((claim) => [...claim.documents]));
const objectText = (claim) => (claim.object ? claim.object.label : claim.value);
const typeWords = (node) => node.types.map(wordFor).join(', ');

// A stretch of a document. Offsets count code points, as in Python; where a text has no pairs of surrogates they are the script's own.
function pointsOf(source) {
  if (source.points === null) source.points = /[\ud800-\udfff]/.test(source.text) ? Array.from(source.text) : source.text;
  return source.points;
}

function cut(source, start, end) {
  const piece = pointsOf(source).slice(start, end);
  return typeof piece === 'string' ? piece : piece.join('');
}

function quoteText(quote) {
  const own = DATA.quotes.text[quote.index];
  return own === undefined ? cut(quote.document, quote.start, quote.end) : own;
}

// A text in pieces: [words, 'subject' | 'object' | 'both' | '']; an end that stands elsewhere is [-1, -1].
function markedPieces(text, subject, object) {
  const points = Array.from(text);
  const cuts = [...new Set([0, ...subject, ...object, points.length])].filter((place) => place >= 0).sort((a, b) => a - b);
  const inside = (place, [start, end]) => start <= place && place < end;
  return cuts.slice(0, -1).map((place, index) => {
    const ends = [inside(place, subject) && 'subject', inside(place, object) && 'object'].filter(Boolean);
    return [points.slice(place, cuts[index + 1]).join(''), ends.length > 1 ? 'both' : ends[0] || ''];
  });
}
