// What a reader sees before choosing anything: how much there is, where it is from, and what to look at first.
const TELLING = 6; // claims listed under each heading
const AWAITED = new Set(['planned', 'pending']);
const bySureness = (a, b) => b.confidence - a.confidence || a.index - b.index;

// Sorted once: a large graph has many claims, and this panel is drawn after every change.
const TELLING_CLAIMS = {
  disputes: CLAIMS.filter((claim) => claim.isDisputed && claim.status.status === DENIED),
  awaited: CLAIMS.filter((claim) => AWAITED.has(claim.status.status)).sort(bySureness),
  wellSourced: CLAIMS.filter((claim) => claim.documents.size > 1).sort(
    (a, b) => b.documents.size - a.documents.size || bySureness(a, b),
  ),
};

function claimLine(claim) {
  return el(
    'li',
    {},
    el(
      'button',
      { class: 'line', click: () => (claim.object ? selectClaim(claim) : selectNode(claim.subject)) },
      el('b', {}, claim.subject.label),
      ' ',
      el('i', {}, wordFor(claim.relation)),
      ' ',
      el('b', {}, objectText(claim)),
      ' ',
      pill(claim.status),
    ),
  );
}

function claimList(id, title, claims) {
  if (!claims.length) return null;
  return el('section', { id }, el('h3', {}, say(title)), el('ul', { class: 'lines' }, claims.slice(0, TELLING).map(claimLine)));
}

function documentLine(from) {
  return el(
    'li',
    {},
    el('button', { class: 'opens', click: () => openDocument(from, null) }, from.title),
    outside(from),
    el('small', {}, [from.publisher, from.issued, count('claim', from.claims.size)].filter(Boolean).join(', ')),
  );
}

function homePanel() {
  const most = NODES.filter((node) => picked.nodes.has(node))
    .sort((a, b) => b.edges.length - a.edges.length || a.rank - b.rank)
    .slice(0, 8);
  const shown = (claim) => picked.claims.has(claim);
  showInPanel(
    el('h2', { class: 'name' }, say('home')),
    el(
      'p',
      { class: 'muted' },
      say('intro', {
        entities: count('entity', NODES.length),
        claims: count('claim', CLAIMS.length),
        documents: count('document', DOCUMENTS.length),
      }),
    ),
    most.length ? el('h3', {}, say('mostConnected')) : null,
    entityList(most),
    claimList('disputes', 'disputes', TELLING_CLAIMS.disputes),
    claimList('awaited', 'awaited', TELLING_CLAIMS.awaited.filter(shown)),
    claimList('well-sourced', 'wellSourced', TELLING_CLAIMS.wellSourced.filter(shown)),
    DOCUMENTS.length ? el('h3', {}, say('sources')) : null,
    el('ul', { class: 'documents' }, DOCUMENTS.slice(0, 40).map(documentLine)),
  );
}

function mapPanel() {
  showInPanel(
    el('h2', { class: 'name' }, count('communities', COMMUNITIES.filter((one) => !one.rest).length)),
    el('p', { class: 'muted' }, say('mapIntro')),
    el(
      'ul',
      { class: 'legend', id: 'communities' },
      COMMUNITIES.map((one) =>
        el(
          'li',
          {},
          el(
            'button',
            { click: () => openCommunity(one.number) },
            el('span', { class: 'grow' }, communityName(one)),
            el('small', {}, number(one.count)),
          ),
        ),
      ),
    ),
  );
}
