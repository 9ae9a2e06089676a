// The legend, which is also the filter. Shift-click shows only that entry.
function countBy(items, key) {
  const counts = new Map();
  for (const item of items) counts.set(key(item), (counts.get(key(item)) || 0) + 1);
  return counts;
}

function legendOf(kind, entries) {
  byId(kind).replaceChildren(...entries.map(({ key, label, icon, count }) => el('li', {},
    el('button', { 'aria-pressed': !state.off[kind].has(key), title: 'Click to hide or show, shift-click to show only this', click: (event) => toggle(kind, key, entries, event.shiftKey) },
      icon, el('span', { class: 'grow' }, label), el('small', {}, count)))));
}

function toggle(kind, key, entries, alone) {
  const off = state.off[kind];
  const others = entries.map((entry) => entry.key).filter((other) => other !== key);
  if (alone) {
    const isAlone = !off.has(key) && others.every((other) => off.has(other));
    state.off[kind] = new Set(isAlone ? [] : others);
  } else if (!off.delete(key)) off.add(key);
  update();
  const pressed = entries.findIndex((entry) => entry.key === key);
  byId(kind).querySelectorAll('button')[pressed].focus();
}

function drawLegends() {
  const types = countBy(DATA.nodes, (node) => node.group);
  const statuses = countBy(DATA.claims, (claim) => claim.status);
  const relations = countBy(DATA.claims, (claim) => claim.relation);
  legendOf('types', DATA.groups.filter((group) => types.has(group.name)).map((group) => ({ key: group.name, label: group.name, icon: glyph(group), count: types.get(group.name) })));
  legendOf('statuses', DATA.strokes.filter((stroke) => statuses.has(stroke.status)).map((stroke) => ({ key: stroke.status, label: stroke.status, icon: strokeGlyph(stroke), count: statuses.get(stroke.status) })));
  legendOf('relations', [...relations.entries()].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([key, count]) => ({ key, label: RELATION_LABELS.get(key), count })));
  byId('more').hidden = state.shown >= NODES.size;
  byId('shown').textContent = `The ${state.shown.toLocaleString('en')} best connected of ${NODES.size.toLocaleString('en')}`;
}

byId('show-more').addEventListener('click', () => { state.shown = Math.min(NODES.size, state.shown * 2); update(); fit(); });
byId('show-filters').addEventListener('click', () => showFilters(!document.body.classList.contains('filtering')));

function showFilters(open) {
  document.body.classList.toggle('filtering', open);
  byId('show-filters').setAttribute('aria-expanded', open);
}
