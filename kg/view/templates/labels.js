// Labels, written after each frame in reading size whatever the zoom: the most connected first, each where it covers nothing.
const CELL = 64;
const MARGIN = 3;
const EDGE_PLACES = [0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73];
const LINE = 1.2;
const ALWAYS = 15; // this many of the best connected are named even across other symbols
const NAME = 20; // characters of a community's entity
const CIRCLE = { x: 76, y: 26 }; // half the room of a community's names
const WRAP = 24; // characters of a node label on one line
const DISPUTED = '≠\u2002';
let labelBoxes = []; // what was written last, in screen pixels, for clicks on a label

class Page {
  constructor(width, height) {
    Object.assign(this, { width, height, cells: new Map() });
  }

  cellsOf(box) {
    const cells = [];
    for (let x = Math.floor(box.x0 / CELL); x <= Math.floor(box.x1 / CELL); x++) {
      for (let y = Math.floor(box.y0 / CELL); y <= Math.floor(box.y1 / CELL); y++) cells.push(x * 65536 + y);
    }
    return cells;
  }

  // Whether nothing but the box's own node stands there.
  isFree(box, overSymbols = false) {
    if (box.x1 < 0 || box.y1 < 0 || box.x0 > this.width || box.y0 > this.height) return false;
    return this.cellsOf(box).every((cell) =>
      (this.cells.get(cell) || []).every(
        (other) =>
          (overSymbols && other.symbol) ||
          (box.node && other.owner === box.node) ||
          other.x1 <= box.x0 ||
          other.x0 >= box.x1 ||
          other.y1 <= box.y0 ||
          other.y0 >= box.y1,
      ),
    );
  }

  holds(box) {
    return box.x0 >= 0 && box.y0 >= 0 && box.x1 <= this.width && box.y1 <= this.height;
  }

  take(box) {
    for (const cell of this.cellsOf(box)) {
      if (!this.cells.has(cell)) this.cells.set(cell, []);
      this.cells.get(cell).push(box);
    }
  }
}

const measured = new Map();

function widthOf(context, text) {
  if (!measured.has(text)) {
    context.font = '100px ' + theme.font;
    measured.set(text, context.measureText(text).width / 100);
  }
  return measured.get(text);
}

// At most two lines, broken between words.
function lines(text) {
  if (text.length <= WRAP) return [text];
  const words = text.split(/\s+/);
  let first = words.shift();
  while (words.length && (first + ' ' + words[0]).length <= WRAP) first += ' ' + words.shift();
  return words.length ? [shorten(first, WRAP), shorten(words.join(' '), WRAP)] : [shorten(first, WRAP)];
}

network.on('afterDrawing', (context) => {
  const box = byId('graph');
  const scale = network.getScale();
  const origin = network.DOMtoCanvas({ x: 0, y: 0 });
  const onScreen = (point) => ({ x: (point.x - origin.x) * scale, y: (point.y - origin.y) * scale });
  const page = new Page(box.clientWidth, box.clientHeight);
  const written =
    state.view === 'map' ? communityLabels(context, onScreen, scale, page) : graphLabels(context, onScreen, scale, page);
  labelBoxes = written.map((label) => label.box);
  context.save();
  context.setTransform(window.devicePixelRatio || 1, 0, 0, window.devicePixelRatio || 1, 0, 0);
  written.forEach((label) => write(context, label));
  context.restore();
});

function graphLabels(context, onScreen, scale, page) {
  const drawn = drawnNodes(onScreen, scale, page);
  const quiet = drawn.length > CROWD && scale < 0.9;
  return [...nodeLabels(context, drawn, scale, page), ...edgeLabels(context, onScreen, scale, page, quiet)];
}

// The symbols in sight, the chosen one first, then by size: who comes first is named first.
function drawnNodes(onScreen, scale, page) {
  const drawn = [];
  for (const { id, x, y, size } of nodeSet.get()) {
    const node = BY_IRI.get(id);
    const at = onScreen({ x, y });
    const radius = size * scale;
    if (!node || at.x < -200 || at.y < -60 || at.x > page.width + 200 || at.y > page.height + 60) continue;
    page.take({ x0: at.x - radius, x1: at.x + radius, y0: at.y - radius, y1: at.y + radius, owner: id, symbol: true });
    drawn.push({ node, at, radius, size });
  }
  const first = state.scope && (state.scope.node || state.scope.from);
  const place = ({ node, size }) => (node === state.node ? 1e6 : node === first ? 1e5 : size);
  return drawn.sort((a, b) => place(b) - place(a) || a.node.rank - b.node.rank);
}

function nodeLabels(context, drawn, scale, page) {
  const written = [];
  for (const [rank, { node, at, radius }] of drawn.entries()) {
    const selected = node === state.node;
    const size = clamp(TEXT.wanted * scale, TEXT.smallest, TEXT.largest) * (selected ? 1.05 : 1);
    const text = lines(node.label);
    const width = Math.max(...text.map((line) => widthOf(context, line))) * size * (selected ? 1.08 : 1);
    const height = text.length * size * LINE;
    const places = [
      [at.x, at.y + radius + 3 + height / 2],
      [at.x, at.y - radius - 3 - height / 2],
      [at.x + radius + 5 + width / 2, at.y],
      [at.x - radius - 5 - width / 2, at.y],
    ];
    const boxes = places.map(([x, y]) => ({
      x0: x - width / 2 - MARGIN,
      x1: x + width / 2 + MARGIN,
      y0: y - height / 2,
      y1: y + height / 2,
      owner: node.id,
      node: node.id,
    }));
    const open = boxes.filter((place) => page.isFree(place));
    const needed = selected || rank < ALWAYS;
    const free =
      open.find((place) => page.holds(place)) || (needed && boxes.find((place) => page.holds(place) && page.isFree(place, true)));
    if (!free) continue;
    page.take(free);
    written.push({ text, size, box: free, color: theme.text, weight: selected ? '600 ' : '' });
  }
  return written;
}

// What an arrow is labelled: a sign for what is denied, supposed or disputed, the relation, and how many documents say it if several do.
function edgeText(each) {
  const documents = documentsOf(each).size;
  const sign = each.claims.some((claim) => claim.isDisputed) && each.status.status !== DENIED ? DISPUTED : each.status.mark;
  return sign + shorten(wordFor(each.relation), 32) + (documents > 1 ? ' ×' + documents : '');
}

function edgeTone(each) {
  if (each === state.edge) return theme.accent;
  return each.status.tone === 'denied' || each.claims.some((claim) => claim.isDisputed) ? theme.denied : theme.muted;
}

function edgeLabels(context, onScreen, scale, page, quiet) {
  const size = clamp(12 * scale, 10.5, 14);
  const written = [];
  const urgency = (each) => (each === state.edge ? 2 : 0) + (each.claims.some((claim) => claim.isDisputed) ? 1 : 0);
  for (const each of [...picked.edges].sort((a, b) => urgency(b) - urgency(a))) {
    const line = network.body.edges[each.id];
    if (!line || !line.connected) continue;
    if (quiet && !urgency(each) && each.from !== state.node && each.to !== state.node) continue;
    const text = edgeText(each);
    const width = widthOf(context, text) * size;
    const ends = [line.from, line.to].map(onScreen);
    const loop = each.from === each.to;
    if (
      !loop &&
      Math.hypot(ends[0].x - ends[1].x, ends[0].y - ends[1].y) <
        width * 0.8 + (line.from.options.size + line.to.options.size) * scale * 0.5
    )
      continue;
    for (const share of loop ? [0.5] : EDGE_PLACES) {
      const at = onScreen(line.edgeType.getPoint(share));
      const place = {
        x0: at.x - width / 2 - 2 * MARGIN,
        x1: at.x + width / 2 + 2 * MARGIN,
        y0: at.y - size * 0.6,
        y1: at.y + size * 0.6,
        edge: each.id,
      };
      if (!page.isFree(place) || !page.holds(place)) continue;
      page.take(place);
      written.push({ text: [text], size, box: place, color: edgeTone(each), weight: '', isStruck: each.status.status === DENIED });
      break;
    }
  }
  return written;
}

// A community's main entities and its size, over the middle of its circle; the large ones first.
function communityLabels(context, onScreen, scale, page) {
  const written = [];
  for (const one of COMMUNITIES) {
    const at = onScreen(one);
    const names = one.rest
      ? lines(communityName(one))
      : [...one.names.slice(0, 2).map((name) => shorten(name, NAME)), number(one.count)];
    const size = clamp(TEXT.wanted * scale, TEXT.smallest, TEXT.largest);
    const width = Math.max(...names.map((line) => widthOf(context, line))) * size;
    const height = names.length * size * LINE;
    const place = {
      x0: at.x - width / 2 - MARGIN,
      x1: at.x + width / 2 + MARGIN,
      y0: at.y - height / 2,
      y1: at.y + height / 2,
      owner: one.id,
      community: one.number,
    };
    if (!page.isFree(place)) continue;
    page.take(place);
    written.push({ text: names, size, box: place, color: theme.text, weight: '' });
  }
  return written;
}

function write(context, { text, size, box, color, weight, isStruck }) {
  context.font = `${weight}${size}px ${theme.font}`;
  Object.assign(context, {
    textAlign: 'center',
    textBaseline: 'middle',
    lineJoin: 'round',
    lineWidth: 4,
    strokeStyle: theme.page,
    fillStyle: color,
  });
  const middle = (box.x0 + box.x1) / 2;
  text.forEach((line, number) => {
    const y = (box.y0 + box.y1) / 2 + (number - (text.length - 1) / 2) * size * LINE;
    context.strokeText(line, middle, y);
    context.fillText(line, middle, y);
    if (isStruck) context.fillRect(box.x0 + 2 * MARGIN, y, box.x1 - box.x0 - 4 * MARGIN, 1.2);
  });
}

// How much room a node takes on the page with its label, in pixels of an unzoomed page: what fitting has to leave free.
function roomOf(id, size) {
  const node = BY_IRI.get(id);
  if (!node)
    return {
      left: Math.max(size, CIRCLE.x),
      right: Math.max(size, CIRCLE.x),
      top: Math.max(size, CIRCLE.y),
      bottom: Math.max(size, CIRCLE.y),
    };
  const half = Math.max(size, Math.max(...lines(node.label).map((line) => widthOf(measuring, line))) * 7.5);
  return { left: half, right: half, top: size, bottom: size + lines(node.label).length * 18 + 4 };
}

const measuring = document.createElement('canvas').getContext('2d');

const labelAt = ({ x, y }) => labelBoxes.find((box) => box.x0 <= x && x <= box.x1 && box.y0 <= y && y <= box.y1);
