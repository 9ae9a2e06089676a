// What the page holds, and which part of it the reader wants to see.
const DATA = JSON.parse(byId('data').textContent);
const OPTIONS = JSON.parse(byId('options').textContent);

const GROUPS = new Map(DATA.groups.map((group) => [group.name, group]));
const STROKES = new Map(DATA.strokes.map((stroke) => [stroke.status, stroke]));
const NODES = new Map(DATA.nodes.map((node) => [node.id, node]));
const EDGES = new Map(DATA.edges.map((edge) => [edge.id, edge]));
const RANK = new Map(DATA.nodes.map((node, rank) => [node.id, rank]));
const EDGES_OF = indexed(DATA.edges, (edge) => [edge.from, edge.to]);
const CLAIMS_OF = indexed(DATA.claims, (claim) => [claim.subject, claim.object]);
const RELATION_LABELS = new Map(DATA.claims.map((claim) => [claim.relation, claim.label]));
const REVEALED = 25; // neighbours shown with an entity that was not drawn before

function indexed(items, keys) {
  const found = new Map();
  for (const item of items) {
    for (const key of new Set(keys(item))) {
      if (key == null) continue;
      if (!found.has(key)) found.set(key, []);
      found.get(key).push(item);
    }
  }
  return found;
}

const edgesOf = (id) => EDGES_OF.get(id) || [];
const claimsOf = (id) => CLAIMS_OF.get(id) || [];
const groupOf = (node) => GROUPS.get(node.group);
const nameOf = (id) => NODES.get(id).label;
const claimsBehind = (edge) => edge.kg.claims.map((number) => DATA.claims[number]);
const otherEnd = (edge, id) => (edge.from === id ? edge.to : edge.from);

const state = { off: null, shown: 0, revealed: null, node: null, edge: null };

function clearState() {
  const hidden = DATA.strokes.filter((stroke) => !stroke.shown).map((stroke) => stroke.status);
  state.off = { types: new Set(), relations: new Set(), statuses: new Set(hidden) };
  Object.assign(state, { shown: DATA.shown, revealed: new Set(), node: null, edge: null });
}
clearState();

const typeWanted = (id) => !state.off.types.has(NODES.get(id).group);
const nodeWanted = (node) => typeWanted(node.id) && (RANK.get(node.id) < state.shown || state.revealed.has(node.id));
const saidWanted = (relation, status) => !state.off.relations.has(relation) && !state.off.statuses.has(status);
const edgeWanted = (edge) => saidWanted(edge.kg.relation, edge.kg.status) && nodeWanted(NODES.get(edge.from)) && nodeWanted(NODES.get(edge.to));
// A claim is listed whether or not its entities are drawn yet.
const claimWanted = (claim) => saidWanted(claim.relation, claim.status) && typeWanted(claim.subject) && (claim.object == null || typeWanted(claim.object));

// Whoever is asked for is shown, with the nearest neighbours, whatever was hidden.
function reveal(id) {
  const node = NODES.get(id);
  state.off.types.delete(node.group);
  if (nodeWanted(node)) return;
  const ends = edgesOf(id).map((edge) => otherEnd(edge, id)).sort((a, b) => RANK.get(a) - RANK.get(b));
  for (const shown of [id, ...ends.slice(0, REVEALED)]) state.revealed.add(shown);
}

// The quote in pieces: [text, 'subject' | 'object' | 'both' | '']. Offsets count code points, as in Python.
function quotePieces(evidence) {
  const points = Array.from(DATA.quotes[evidence.quote].text);
  const subject = evidence.subject || [0, 0];
  const object = evidence.object || [0, 0];
  const cuts = [...new Set([0, ...subject, ...object, points.length])].sort((a, b) => a - b);
  const inside = (place, span) => span[0] <= place && place < span[1];
  return cuts.slice(0, -1).map((cut, number) => {
    const ends = [inside(cut, subject) && 'subject', inside(cut, object) && 'object'].filter(Boolean);
    return [points.slice(cut, cuts[number + 1]).join(''), ends.length > 1 ? 'both' : ends[0] || ''];
  });
}

const documentOf = (evidence) => DATA.documents[DATA.quotes[evidence.quote].document];
