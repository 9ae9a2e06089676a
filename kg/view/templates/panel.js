// What is said about the selected entity or edge, each fact with the words that say it.
const FACTS_SHOWN = 60;
const trail = []; // what was read before, for the way back

const showInPanel = (...children) => byId('panel').replaceChildren(...children.flat(9).filter(Boolean));
const reading = () => ({ node: state.node, edge: state.edge, document: state.document, quote: state.quote });
const backButton = () => (trail.length ? el('button', { class: 'back', id: 'back', click: goBack }, '‹ ' + say('back')) : null);
const surest = (claims) =>
  claims.filter((claim) => picked.claims.has(claim)).sort((a, b) => b.confidence - a.confidence || a.index - b.index);

function goBack() {
  if (!trail.length) return;
  Object.assign(state, trail.pop());
  update();
}

// Facts by relation and direction: what the entity does first, then what is said of it.
function grouped(claims, node) {
  const groups = new Map();
  for (const claim of claims) {
    const key = (claim.subject === node ? '0 ' : '1 ') + wordFor(claim.relation);
    if (!groups.has(key)) groups.set(key, { title: wordFor(claim.relation), out: claim.subject === node, claims: [] });
    groups.get(key).claims.push(claim);
  }
  return [...groups.entries()].sort((a, b) => (a[0] < b[0] ? -1 : 1)).map(([, group]) => group);
}

function groupSection(group, node) {
  const title = group.out ? [el('b', {}, node.label), ' ', group.title, ' …'] : ['… ', group.title, ' ', el('b', {}, node.label)];
  return el(
    'section',
    {},
    el('h3', {}, title),
    group.claims.map((claim) => card(claim, node)),
  );
}

function nodePanel(node) {
  const wanted = surest(node.claims);
  const hidden = node.claims.length - wanted.length;
  showInPanel(
    backButton(),
    el('h2', { class: 'name' }, node.label),
    el('p', { class: 'tag' }, glyph(node.group), typeWords(node), ' · ', count('claim', node.claims.length)),
    el(
      'p',
      { class: 'actions' },
      el('button', { id: 'focus-node', title: 'F', click: () => focusOn(node) }, say('focus')),
      el('button', { id: 'path-from', title: 'S', click: () => askPath(node) }, say('path')),
    ),
    node.aliases.length ? el('p', { class: 'muted' }, say('also', { names: node.aliases.slice(0, 12).join(' · ') })) : null,
    node.links.length
      ? el(
          'p',
          { class: 'muted' },
          say('elsewhere'),
          ' ',
          node.links.map((address) => [webLink(address, new URL(address).host), ' ']),
        )
      : null,
    hidden ? el('p', { class: 'muted' }, count('hiddenClaims', hidden)) : null,
    grouped(wanted.slice(0, FACTS_SHOWN), node).map((group) => groupSection(group, node)),
    wanted.length > FACTS_SHOWN ? el('p', { class: 'muted' }, count('moreInTable', wanted.length - FACTS_SHOWN)) : null,
  );
}

function edgePanel(edge) {
  const between = edge.from.edges.filter((other) => other !== edge && otherEnd(other, edge.from) === edge.to && edgeWanted(other));
  showInPanel(
    backButton(),
    el('h2', { class: 'name' }, edge.from.label, ' · ', edge.to.label),
    el('p', { class: 'tag' }, wordFor(edge.relation), ' · ', count('claim', edge.claims.length)),
    edge.claims.map((claim) => card(claim, null)),
    disputing(edge).length
      ? el(
          'section',
          {},
          el('h3', {}, say('conflict')),
          disputing(edge).map((claim) => card(claim, null)),
        )
      : null,
    between.length
      ? el(
          'section',
          {},
          el('h3', {}, say('between')),
          between.flatMap((other) => other.claims).map((claim) => card(claim, null)),
        )
      : null,
  );
}

// What says the opposite of an arrow, hidden or not: a reader of one has to see the other.
function disputing(edge) {
  if (!edge.claims.some((claim) => claim.isDisputed)) return [];
  const others = edge.from.edges.filter(
    (other) => other !== edge && other.from === edge.from && other.to === edge.to && other.relation === edge.relation,
  );
  return others
    .filter((other) => (other.status.status === DENIED) !== (edge.status.status === DENIED) && !picked.edges.has(other))
    .flatMap((other) => other.claims);
}

function pathPanel({ from, to }) {
  const path = shortestPath(from, to);
  const steps = path
    .slice(1)
    .map((node, index) => node.edges.filter((each) => otherEnd(each, node) === path[index] && edgeWanted(each)));
  showInPanel(
    el('h2', { class: 'name' }, say('pathOf', { from: from.label, to: to.label })),
    el('p', { class: 'tag' }, path.length ? count('steps', path.length - 1) : say('noPath')),
    el(
      'ol',
      { class: 'steps' },
      steps.map((edges) =>
        el(
          'li',
          {},
          edges
            .flatMap((each) => each.claims)
            .filter((claim) => picked.claims.has(claim))
            .map((claim) => card(claim, null)),
        ),
      ),
    ),
  );
}

function communityPanel(one) {
  showInPanel(
    el('h2', { class: 'name' }, communityName(one)),
    el('p', { class: 'tag' }, count('entity', one.count)),
    el('h3', {}, say('members')),
    entityList(MEMBERS[one.number].slice(0, 30)),
  );
}

const entityList = (nodes) =>
  el(
    'ul',
    { class: 'legend' },
    nodes.map((node) =>
      el(
        'li',
        {},
        el(
          'button',
          { click: () => selectNode(node) },
          glyph(node.group),
          el('span', { class: 'grow' }, node.label),
          el('small', {}, number(node.edges.length)),
        ),
      ),
    ),
  );
