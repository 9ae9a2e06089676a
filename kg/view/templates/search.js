// Search over names and aliases, blind to case and accents; suggestions in order of rank, names that start with the words first.
const SUGGESTIONS = 10;
const folded = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const queryBox = byId('query');
let names = null; // folded once, at the first search
let hits = [];
let marked = 0;
let pathStart = null; // the entity from which a path is asked for; the search then chooses its other end

function suggestionsFor(text) {
  const wanted = folded(text.trim());
  if (!wanted) return [];
  names = names || NODES.map((node) => ({ node, names: [node.label, ...node.aliases].map(folded) }));
  const found = { starts: [], words: [], holds: [] };
  for (const { node, names: own } of names) {
    if (node === pathStart) continue;
    if (own.some((name) => name.startsWith(wanted))) found.starts.push(node);
    else if (own.some((name) => name.includes(' ' + wanted))) found.words.push(node);
    else if (own.some((name) => name.includes(wanted))) found.holds.push(node);
  }
  return [...found.starts, ...found.words, ...found.holds].slice(0, SUGGESTIONS);
}

function drawHits() {
  byId('hits').replaceChildren(
    ...hits.map((node, index) =>
      el(
        'li',
        {
          role: 'option',
          id: 'hit-' + index,
          'aria-selected': index === marked,
          mousedown: (event) => {
            event.preventDefault();
            choose(node);
          },
        },
        glyph(node.group),
        el('span', { class: 'grow' }, node.label),
        el('small', {}, shorten(typeWords(node), 30)),
      ),
    ),
  );
  const open = queryBox.value.trim() !== '' && document.activeElement === queryBox;
  if (open && !hits.length)
    byId('hits').replaceChildren(el('li', { role: 'option', 'aria-disabled': 'true', 'aria-selected': 'false' }, say('nothing')));
  byId('hits').hidden = !open;
  queryBox.setAttribute('aria-expanded', open);
  if (open && hits.length) queryBox.setAttribute('aria-activedescendant', 'hit-' + marked);
  else queryBox.removeAttribute('aria-activedescendant');
}

function endSearch() {
  queryBox.value = '';
  hits = [];
  askPath(null);
  byId('graph').focus();
  drawHits();
}

function choose(node) {
  const from = pathStart;
  endSearch();
  if (from) showPath(from, node);
  else selectNode(node);
}

function askPath(node) {
  pathStart = node;
  queryBox.placeholder = node ? say('pathTo', { name: shorten(node.label, 24) }) : say('search');
  queryBox.setAttribute('aria-label', node ? say('pathTo', { name: node.label }) : say('searchLabel'));
  document.body.classList.toggle('asking', node != null);
  if (node) {
    showFilters(false);
    queryBox.focus();
  }
}

queryBox.addEventListener('input', () => {
  hits = suggestionsFor(queryBox.value);
  marked = 0;
  drawHits();
});
queryBox.addEventListener('blur', () => {
  byId('hits').hidden = true;
  queryBox.setAttribute('aria-expanded', 'false');
  if (pathStart && !queryBox.value) askPath(null);
});
queryBox.addEventListener('keydown', (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step && hits.length) {
    marked = (marked + step + hits.length) % hits.length;
    drawHits();
    event.preventDefault();
  } else if (event.key === 'Enter' && hits.length) choose(hits[marked]);
  else if (event.key === 'Escape') {
    endSearch();
    event.stopPropagation();
  }
});
