// What is said about the selected entity or edge, each fact with the words that say it.
const QUOTES_SHOWN = 2;
const FACTS_SHOWN = 60;

const showInPanel = (...children) => { byId('panel').replaceChildren(...children.flat(9).filter(Boolean)); byId('panel').scrollTop = 0; };

const entityButton = (id) => el('button', { class: 'entity', click: () => selectNode(id) }, nameOf(id));

const pill = (status) => el('span', { class: 'pill ' + status }, status);

function quote(evidence) {
  const marked = quotePieces(evidence).map(([text, end]) => (end ? el('mark', { class: end }, text) : text));
  return el('blockquote', {}, el('p', {}, marked), source(evidence));
}

function source(evidence) {
  const from = documentOf(evidence);
  const details = [from.publisher, from.issued].filter((text) => text && text !== from.title).join(', ');
  return el('footer', {}, from.url ? webLink(from.url, from.title) : from.title, details && ' · ' + details);
}

function facts(claim) {
  const said = (claim.speakers || []).map(nameOf).join(', ');
  return el('p', { class: 'meta' }, pill(claim.status), claim.time && el('span', {}, when(claim.time)),
    el('span', {}, 'confidence ' + Math.round(claim.confidence * 100) + ' %'), said && el('span', {}, 'said by ' + said));
}

function when(time) {
  const [from, to] = time.split('/');
  if (to === undefined) return from;
  if (to === '..') return 'since ' + from;
  return from === '..' ? 'until ' + to : from + ' to ' + to;
}

// Who is said to do what to whom; under the heading of an entity and a relation, only the other end.
function statement(claim, own) {
  const object = claim.object == null ? el('b', {}, claim.value) : entityButton(claim.object);
  if (own != null) return el('p', { class: 'statement' }, claim.subject === own ? object : entityButton(claim.subject));
  return el('p', { class: 'statement' }, entityButton(claim.subject), ' ', el('i', {}, claim.label), ' ', object);
}

function card(claim, own) {
  const evidence = claim.evidence || [];
  const rest = evidence.slice(QUOTES_SHOWN);
  return el('article', { class: 'claim' }, statement(claim, own), evidence.slice(0, QUOTES_SHOWN).map(quote),
    rest.length ? el('details', {}, el('summary', {}, plural(rest.length, 'more quote')), rest.map(quote)) : null, facts(claim));
}

// Facts by relation and direction: what the entity does first, then what is said of it.
function grouped(claims, id) {
  const groups = new Map();
  for (const claim of claims) {
    const key = (claim.subject === id ? '0 ' : '1 ') + claim.label;
    if (!groups.has(key)) groups.set(key, { title: claim.label, out: claim.subject === id, claims: [] });
    groups.get(key).claims.push(claim);
  }
  return [...groups.entries()].sort((a, b) => (a[0] < b[0] ? -1 : 1)).map(([, group]) => group);
}

function groupSection(group, id) {
  const name = nameOf(id);
  const title = group.out ? [el('b', {}, name), ' ', group.title, ' …'] : ['… ', group.title, ' ', el('b', {}, name)];
  return el('section', {}, el('h3', {}, title), group.claims.map((claim) => card(claim, id)));
}

function nodePanel(id) {
  const node = NODES.get(id);
  const all = claimsOf(id);
  const wanted = all.filter(claimWanted).sort((a, b) => b.confidence - a.confidence);
  const hidden = all.length - wanted.length;
  showInPanel(
    el('h2', { class: 'name' }, node.label),
    el('p', { class: 'tag' }, glyph(groupOf(node)), node.kg.type, ' · ', plural(all.length, 'claim')),
    node.kg.aliases.length ? el('p', { class: 'muted' }, 'Also: ' + node.kg.aliases.slice(0, 12).join(' · ')) : null,
    node.kg.links.length ? el('p', { class: 'muted' }, 'Elsewhere: ', node.kg.links.map((address) => [webLink(address, new URL(address).host), ' '])) : null,
    hidden ? el('p', { class: 'muted' }, plural(hidden, 'claim') + ' hidden by the filters') : null,
    grouped(wanted.slice(0, FACTS_SHOWN), id).map((group) => groupSection(group, id)),
    wanted.length > FACTS_SHOWN ? el('p', { class: 'muted' }, plural(wanted.length - FACTS_SHOWN, 'more claim') + ' in the table') : null,
  );
}

function edgePanel(id) {
  const edge = EDGES.get(id);
  const between = edgesOf(edge.from).filter((other) => other !== edge && otherEnd(other, edge.from) === edge.to).filter(edgeWanted);
  const claims = claimsBehind(edge);
  showInPanel(
    el('h2', { class: 'name' }, nameOf(edge.from) + ' · ' + nameOf(edge.to)),
    el('p', { class: 'tag' }, edge.label, ' · ', plural(claims.length, 'claim')),
    claims.map((claim) => card(claim, null)),
    between.length ? el('section', {}, el('h3', {}, 'Also between the two'), between.flatMap(claimsBehind).map((claim) => card(claim, null))) : null,
  );
}

function homePanel() {
  const most = DATA.nodes.filter(nodeWanted).sort((a, b) => edgesOf(b.id).length - edgesOf(a.id).length).slice(0, 8);
  showInPanel(
    el('h2', { class: 'name' }, 'What is in here'),
    el('p', { class: 'muted' }, `${plural(NODES.size, 'entity', 'entities')}, ${plural(DATA.claims.length, 'claim')} from ${plural(DATA.documents.length, 'document')}. Click an entity or an arrow to read what is said, and the words that say it.`),
    most.length ? el('h3', {}, 'Most connected') : null,
    el('ul', { class: 'legend' }, most.map((node) => el('li', {}, el('button', { click: () => selectNode(node.id) }, glyph(groupOf(node)), el('span', { class: 'grow' }, node.label), el('small', {}, edgesOf(node.id).length))))),
    DATA.documents.length ? el('h3', {}, 'Documents') : null,
    el('ul', { class: 'documents' }, DATA.documents.slice(0, 40).map((from) => el('li', {}, from.url ? webLink(from.url, from.title) : from.title, el('small', {}, [from.publisher, from.issued].filter(Boolean).join(', '))))),
  );
}
