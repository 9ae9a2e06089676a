// The legend, which is also the filter. Shift-click shows only that entry.
const LISTED = { types: 20, statuses: 20, relations: 12, sources: 8 }; // entries shown before "all"
const unfolded = new Set();

function countBy(items, keys) {
  const counts = new Map();
  for (const item of items) for (const key of keys(item)) counts.set(key, (counts.get(key) || 0) + 1);
  return counts;
}

// Counted once: the legend tells what the graph holds, not what is left of it.
const COUNTS = {
  types: countBy(NODES, (node) => [node.group.name]),
  statuses: countBy(CLAIMS, (claim) => [claim.status.status]),
  relations: countBy(CLAIMS, (claim) => [claim.relation.name]),
  sources: countBy(CLAIMS, (claim) => [...claim.documents].map((from) => from.id)),
};

// Which marks there are to explain.
const MARKS = {
  'mark-sources': CLAIMS.some((claim) => claim.documents.size > 1),
  'mark-disputed': CLAIMS.some((claim) => claim.isDisputed),
  'mark-query': CLAIMS.some((claim) => claim.isMade),
};

const often = (counts) => (a, b) => counts.get(b.key) - counts.get(a.key) || (a.key < b.key ? -1 : 1);

const ENTRIES = {
  types: () => GROUPS.map((group) => ({ key: group.name, label: groupWord(group), icon: glyph(group) })),
  statuses: () => STROKES.map((stroke) => ({ key: stroke.status, label: statusWord(stroke), icon: strokeGlyph(stroke) })),
  relations: () => RELATIONS.map((relation) => ({ key: relation.name, label: wordFor(relation) })),
  sources: () => DOCUMENTS.map((from) => ({ key: from.id, label: from.title })),
};

function legendOf(kind) {
  const present = ENTRIES[kind]().filter(({ key }) => COUNTS[kind].has(key));
  const sorted = kind === 'relations' || kind === 'sources' ? present.sort(often(COUNTS[kind])) : present;
  const listed = unfolded.has(kind) ? sorted : sorted.slice(0, LISTED[kind]);
  const fold =
    sorted.length > LISTED[kind]
      ? el(
          'li',
          {},
          el(
            'button',
            { class: 'fold', 'aria-expanded': unfolded.has(kind), click: () => unfold(kind) },
            unfolded.has(kind) ? say('fewer') : say('all', { count: sorted.length }),
          ),
        )
      : null;
  byId(kind).replaceChildren(...listed.map((entry) => legendEntry(kind, entry, sorted)), ...(fold ? [fold] : []));
}

function legendEntry(kind, { key, label, icon }, entries) {
  return el(
    'li',
    {},
    el(
      'button',
      {
        'aria-pressed': !state.off[kind].has(key),
        title: say('legendHint'),
        click: (event) => toggle(kind, key, entries, event.shiftKey),
      },
      icon,
      el('span', { class: 'grow' }, label),
      el('small', {}, number(COUNTS[kind].get(key))),
    ),
  );
}

function unfold(kind) {
  if (!unfolded.delete(kind)) unfolded.add(kind);
  keepingFocus(byId(kind), () => legendOf(kind));
}

function toggle(kind, key, entries, alone) {
  const off = state.off[kind];
  const others = entries.map((entry) => entry.key).filter((other) => other !== key);
  if (alone) {
    const isAlone = !off.has(key) && others.every((other) => off.has(other));
    state.off[kind] = new Set(isAlone ? [] : others);
  } else if (!off.delete(key)) off.add(key);
  update();
}

function drawLegends() {
  for (const kind of Object.keys(ENTRIES)) keepingFocus(byId(kind), () => legendOf(kind));
  byId('sources-part').hidden = DOCUMENTS.length < 2;
  byId('more').hidden = state.scope != null || state.view === 'map' || state.shown >= NODES.length;
  byId('shown').textContent = say('bestConnected', { shown: state.shown, count: NODES.length });
  byId('confidence').value = Math.round(state.least * 100);
  byId('confidence-value').textContent =
    state.least > 0 ? say('atLeast', { count: Math.round(state.least * 100) }) : say('anyConfidence');
  byId('asserted').checked = state.asserted;
  for (const [id, isThere] of Object.entries(MARKS)) byId(id).hidden = !isThere;
  byId('marks').hidden = !Object.values(MARKS).some(Boolean);
}

byId('confidence').addEventListener('input', () => {
  state.least = Number(byId('confidence').value) / 100;
  update();
});
byId('asserted').addEventListener('change', () => {
  state.asserted = byId('asserted').checked;
  update();
});
byId('show-more').addEventListener('click', () => {
  state.shown = Math.min(NODES.length, state.shown * 2);
  update();
  fit();
});
byId('show-filters').addEventListener('click', () => showFilters(!document.body.classList.contains('filtering')));

function showFilters(open) {
  document.body.classList.toggle('filtering', open);
  byId('show-filters').setAttribute('aria-expanded', open);
  if (open) byId('filters').scrollTop = 0;
}
