// The canvas: vis-network draws symbols and edges, labels.js writes the words.
const MANY = 400; // nodes from which edges are not drawn while dragging
const theme = {};

function readTheme() {
  const style = getComputedStyle(document.documentElement);
  for (const name of ['text', 'muted', 'page', 'edge', 'faint', 'denied', 'accent', 'font']) theme[name] = style.getPropertyValue('--' + name).trim();
}

function edgeColor(edge) {
  const tone = STROKES.get(edge.kg.status).tone;
  return { inherit: false, color: theme[tone], highlight: tone === 'denied' ? theme.denied : theme.accent, hover: theme.accent };
}

function nodeColor(node) {
  const background = groupOf(node).color;
  const ring = { background, border: theme.text };
  return { background, border: theme.muted, highlight: ring, hover: ring };
}

readTheme();
const withColor = (color) => (item) => {
  const { label, kg, ...drawn } = item; // words are written by labels.js
  return { ...drawn, color: color(item) };
};
const nodeSet = new vis.DataSet(DATA.nodes.map(withColor(nodeColor)));
const edgeSet = new vis.DataSet(DATA.edges.map(withColor(edgeColor)));
const nodeView = new vis.DataView(nodeSet, { filter: (item) => nodeWanted(NODES.get(item.id)) });
const edgeView = new vis.DataView(edgeSet, { filter: (item) => edgeWanted(EDGES.get(item.id)) });
const network = new vis.Network(byId('graph'), { nodes: nodeView, edges: edgeView }, OPTIONS);

function repaint() {
  readTheme();
  nodeSet.update(DATA.nodes.map((node) => ({ id: node.id, color: nodeColor(node) })));
  edgeSet.update(DATA.edges.map((edge) => ({ id: edge.id, color: edgeColor(edge) })));
}

function refresh() {
  nodeView.refresh();
  edgeView.refresh();
  network.setOptions({ interaction: { hideEdgesOnDrag: nodeView.length > MANY, hideEdgesOnZoom: nodeView.length > MANY } });
  const claims = DATA.claims.filter(claimWanted).length;
  byId('count').textContent = `${nodeView.length} of ${plural(NODES.size, 'entity', 'entities')} · ${claims.toLocaleString('en')} of ${plural(DATA.claims.length, 'claim')}`;
}

const calm = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

const LARGEST = 1.25;
const READABLE = 0.5; // below this scale symbols are dots
const TEXT = { wanted: 15, smallest: 11.5, largest: 17 }; // pixels of a node's label: unzoomed, and on the screen

// The box around everything drawn, labels included, which a small scale leaves larger than the rest.
function extent(scale) {
  const larger = Math.max(1, TEXT.smallest / TEXT.wanted / scale);
  const box = { x0: Infinity, x1: -Infinity, y0: Infinity, y1: -Infinity };
  for (const [id, { x, y }] of Object.entries(network.getPositions(nodeView.getIds()))) {
    const room = roomOf(NODES.get(id));
    Object.assign(box, { x0: Math.min(box.x0, x - larger * room.left), x1: Math.max(box.x1, x + larger * room.right), y0: Math.min(box.y0, y - room.top), y1: Math.max(box.y1, y + room.bottom) });
  }
  return box;
}

// Show everything; with a smallest scale, the part around the best-connected entity instead of dots.
function fit(smallest = 0) {
  if (!nodeView.length) return;
  const { clientWidth, clientHeight } = byId('graph');
  const scaleOf = (box) => Math.min(LARGEST, (clientWidth - 32) / (box.x1 - box.x0), (clientHeight - 32) / (box.y1 - box.y0));
  const box = extent(scaleOf(extent(1)));
  const scale = scaleOf(box);
  const middle = { x: (box.x0 + box.x1) / 2, y: (box.y0 + box.y1) / 2 };
  if (scale >= smallest) network.moveTo({ position: middle, scale });
  else network.moveTo({ position: network.getPosition(DATA.nodes.find(nodeWanted).id), scale: Math.max(scale, smallest) });
}

const firstView = () => fit(nodeView.length > 80 ? 0 : READABLE);
const isNarrow = () => matchMedia('(max-width: 860px)').matches;

// Bring a node into view if it is not, without moving a picture that already shows it.
function bringIntoView(id) {
  network.redraw(); // takes in the size the drawing area has now
  const box = byId('graph');
  const at = network.canvasToDOM(network.getPosition(id));
  const inside = at.x > 60 && at.y > 60 && at.x < box.clientWidth - 60 && at.y < box.clientHeight - 60;
  if (!inside || network.getScale() < 0.35) network.focus(id, { scale: Math.max(network.getScale(), 0.8), animation: calm() ? false : { duration: 250 } });
}
