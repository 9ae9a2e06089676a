// Search over names and aliases, blind to case and accents; suggestions in order of rank, names that start with the words first.
const SUGGESTIONS = 10;
const folded = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const NAMES = DATA.nodes.map((node) => ({ id: node.id, names: [node.label, ...node.kg.aliases].map(folded) }));
const queryBox = byId('query');
let hits = [];
let marked = 0;

function suggestionsFor(text) {
  const wanted = folded(text.trim());
  if (!wanted) return [];
  const starts = NAMES.filter((item) => item.names.some((name) => name.startsWith(wanted)));
  const holds = NAMES.filter((item) => !starts.includes(item) && item.names.some((name) => name.includes(wanted)));
  return [...starts, ...holds].slice(0, SUGGESTIONS).map((item) => item.id);
}

function drawHits() {
  byId('hits').replaceChildren(...hits.map((id, number) => {
    const option = el('li', { role: 'option', id: 'hit-' + number, 'aria-selected': number === marked }, glyph(groupOf(NODES.get(id))), el('span', { class: 'grow' }, nameOf(id)), el('small', {}, NODES.get(id).kg.type));
    option.addEventListener('mousedown', (event) => { event.preventDefault(); choose(id); });
    return option;
  }));
  const open = queryBox.value.trim() !== '' && document.activeElement === queryBox;
  if (open && !hits.length) byId('hits').replaceChildren(el('li', { role: 'option', 'aria-disabled': 'true', 'aria-selected': 'false' }, 'Nothing by that name'));
  byId('hits').hidden = !open;
  queryBox.setAttribute('aria-expanded', open);
  if (open && hits.length) queryBox.setAttribute('aria-activedescendant', 'hit-' + marked);
  else queryBox.removeAttribute('aria-activedescendant');
}

function choose(id) {
  queryBox.value = '';
  hits = [];
  byId('graph').focus();
  drawHits();
  selectNode(id);
}

queryBox.addEventListener('input', () => { hits = suggestionsFor(queryBox.value); marked = 0; drawHits(); });
queryBox.addEventListener('blur', () => { byId('hits').hidden = true; queryBox.setAttribute('aria-expanded', 'false'); });
queryBox.addEventListener('keydown', (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && hits.length) { marked = (marked + step + hits.length) % hits.length; drawHits(); event.preventDefault(); }
  else if (event.key === 'Enter' && hits.length) choose(hits[marked]);
  else if (event.key === 'Escape') { queryBox.value = ''; hits = []; byId('graph').focus(); drawHits(); event.stopPropagation(); }
});
