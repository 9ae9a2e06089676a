// What the reader has asked for, and which claims, entities and arrows that leaves.
const REVEALED = 25; // neighbours shown with an entity that was not drawn before
const DEEPEST = 4;

const state = {};

function clearState() {
  const hidden = STROKES.filter((stroke) => !stroke.shown).map((stroke) => stroke.status);
  Object.assign(state, {
    off: { types: new Set(), relations: new Set(), statuses: new Set(hidden), sources: new Set() },
    least: 0,
    asserted: false,
    asOf: null,
    shown: DATA.shown,
    revealed: new Set(),
    scope: null,
    view: 'graph',
    sort: null,
    look: null,
    node: null,
    edge: null,
    document: null,
    quote: null,
  });
}
clearState();

// Each legend's entries: how an entry is called in the permalink, and whether it is there at first.
const KINDS = {
  types: { word: 'type', keys: GROUPS.map((group) => group.name), isOffAtFirst: () => false },
  statuses: {
    word: 'status',
    keys: STROKES.map((stroke) => stroke.status),
    isOffAtFirst: (key) => !STROKES.find((stroke) => stroke.status === key).shown,
  },
  relations: { word: 'relation', keys: RELATIONS.map((relation) => relation.name), isOffAtFirst: () => false },
  sources: { word: 'doc', keys: DOCUMENTS.map((each) => each.id), isOffAtFirst: () => false },
};

const typeWanted = (node) => !state.off.types.has(node.group.name);
const fromWantedSource = ({ documents }) =>
  !documents.size || !state.off.sources.size || [...documents].some((each) => !state.off.sources.has(each.id));

function claimWanted(claim) {
  return (
    !state.off.statuses.has(claim.status.status) &&
    !state.off.relations.has(claim.relation.name) &&
    claim.confidence >= state.least &&
    (!state.asserted || CERTAIN.has(claim.status.status)) &&
    (!state.asOf || !claim.first || claim.first <= state.asOf) &&
    typeWanted(claim.subject) &&
    (!claim.object || typeWanted(claim.object)) &&
    fromWantedSource(claim)
  );
}

// Whether claims are narrowed down; then an entity nothing is left to say about goes too.
function isNarrowed() {
  const { off } = state;
  return (
    off.relations.size > 0 ||
    off.sources.size > 0 ||
    state.least > 0 ||
    state.asserted ||
    state.asOf != null ||
    KINDS.statuses.keys.some((key) => off.statuses.has(key) && !KINDS.statuses.isOffAtFirst(key))
  );
}

// What the state leaves, computed once after each change: everything that draws reads it from here.
const picked = { claims: new Set(), nodes: new Set(), edges: new Set(), places: null };

function pick() {
  picked.claims = new Set(CLAIMS.filter(claimWanted));
  const scope = scopeNodes();
  picked.places = scope ? scope.places : null;
  const narrowed = isNarrowed();
  const drawn = (node) =>
    node === state.node || (typeWanted(node) && (!narrowed || node.claims.some((claim) => picked.claims.has(claim))));
  const candidates = scope ? scope.nodes : NODES.filter((node) => node.rank < state.shown || state.revealed.has(node));
  picked.nodes = new Set(candidates.filter(drawn));
  picked.edges = new Set();
  for (const node of picked.nodes) {
    for (const each of node.edges)
      if (edgeWanted(each) && picked.nodes.has(each.from) && picked.nodes.has(each.to)) picked.edges.add(each);
  }
}

const edgeWanted = (each) => each.claims.some((claim) => picked.claims.has(claim));

// The claims of the table and of what is saved: all that the filters leave, in a part of the graph those of that part.
function listedClaims() {
  const claims = CLAIMS.filter((claim) => picked.claims.has(claim));
  if (!state.scope) return claims;
  return claims.filter((claim) => picked.nodes.has(claim.subject) && (!claim.object || picked.nodes.has(claim.object)));
}

// Whoever is asked for is shown, with the nearest neighbours, whatever was hidden.
function reveal(node) {
  state.off.types.delete(node.group.name);
  if (state.scope && !scopeNodes().nodes.includes(node)) leaveScope();
  if (state.scope || node.rank < state.shown || state.revealed.has(node)) return;
  const ends = node.edges.map((each) => otherEnd(each, node)).sort((a, b) => a.rank - b.rank);
  for (const each of [node, ...ends.slice(0, REVEALED)]) state.revealed.add(each);
}
