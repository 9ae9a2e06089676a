// The canvas: vis-network draws symbols and edges, labels.js writes the words. Only what is shown is given to it.
const CROWD = 80; // symbols from which only the selection's edges are labelled, until zoomed in
const MANY = { nodes: 400, edges: 600 }; // from either of which on edges are not drawn while dragging
const FAN = 0.3; // how far parallel edges stand apart: below 0.2 their labels touch
const QUERY_DASHES = [1, 5];

const nodeSet = new vis.DataSet();
const edgeSet = new vis.DataSet();
const network = new vis.Network(byId('graph'), { nodes: nodeSet, edges: edgeSet }, OPTIONS);
const moved = new Map(); // where the reader has dragged entities to

function edgeColor(each) {
  const color = theme[each.isMade ? 'faint' : each.status.tone];
  return { inherit: false, color, highlight: each.status.tone === 'denied' ? theme.denied : theme.accent, hover: theme.accent };
}

function nodeColor(group) {
  const ring = { background: group.color, border: theme.text };
  return { background: group.color, border: theme.muted, highlight: ring, hover: ring };
}

function drawnNode(node) {
  const { x, y } = (!state.scope && moved.get(node)) || (picked.places && picked.places.get(node)) || node;
  const size = state.scope && picked.places ? Math.min(node.size, 34) : node.size;
  return { id: node.id, group: node.group.name, size, x, y, color: nodeColor(node.group) };
}

// An arrow is as wide as it is well said: by confidence, and by the number of documents. From afar all are, or they would fade.
function edgeWidth(each) {
  const afar = clamp(picked.nodes.size / 50, 1, 1.6);
  if (each.isMade) return afar;
  return (
    afar *
    (1 +
      0.8 * Math.max(...each.claims.map((claim) => claim.confidence)) +
      0.8 * (Math.min(4, Math.max(1, documentsOf(each).size)) - 1))
  );
}

function drawnEdge(each, bend, loop) {
  const dashes = each.isMade ? QUERY_DASHES : each.status.dashes;
  const side = bend > 0 ? 'curvedCW' : 'curvedCCW';
  return {
    id: each.id,
    from: each.from.id,
    to: each.to.id,
    dashes: dashes.length ? dashes : false,
    color: edgeColor(each),
    width: edgeWidth(each),
    arrows: 'to',
    smooth: bend ? { enabled: true, type: side, roundness: Math.abs(bend) } : false,
    selfReference: { size: 22 + 12 * loop },
  };
}

// Arrows between the same two entities are bent apart; a lone one stays straight, which draws faster.
function drawnEdges(edges) {
  const pairs = new Map();
  for (const each of edges) {
    const key = [each.from.rank, each.to.rank].sort((a, b) => a - b).join(' ');
    if (!pairs.has(key)) pairs.set(key, []);
    pairs.get(key).push(each);
  }
  return [...pairs.values()].flatMap((pair) =>
    pair.map((each, rank) => {
      if (each.from === each.to) return drawnEdge(each, 0, rank);
      const offset = (rank - (pair.length - 1) / 2) * FAN;
      return drawnEdge(each, each.from.rank < each.to.rank ? offset : -offset, 0);
    }),
  );
}

// Bring what vis-network holds in line with what is wanted, touching nothing that stays as it is.
function align(set, items) {
  const wanted = new Map(items.map((item) => [item.id, item]));
  set.remove(set.getIds().filter((id) => !wanted.has(id)));
  set.update(items.filter((item) => JSON.stringify(set.get(item.id)) !== JSON.stringify(item)));
}

function refresh() {
  const { nodes, edges } =
    state.view === 'map' ? overview() : { nodes: [...picked.nodes].map(drawnNode), edges: drawnEdges(picked.edges) };
  const kept = new Set(edges.map((each) => each.id));
  edgeSet.remove(edgeSet.getIds().filter((id) => !kept.has(id)));
  align(nodeSet, nodes);
  align(edgeSet, edges);
  const crowded = nodes.length > MANY.nodes || edges.length > MANY.edges;
  network.setOptions({ interaction: { hideEdgesOnDrag: crowded, hideEdgesOnZoom: crowded } });
}

// The communities as a map: circles as large as they are, joined as strongly as their members are.
function overview() {
  const inGroup = (name) => GROUPS.find((group) => group.name === name) || GROUPS.at(-1);
  const nodes = COMMUNITIES.map((one) => ({
    id: one.id,
    shape: 'dot',
    size: one.r,
    x: one.x,
    y: one.y,
    color: { ...nodeColor(inGroup(one.group)), background: inGroup(one.group).color + '33' },
  }));
  const edges = DATA.ties.map(([from, to, strength]) => ({
    id: `tie:${from}:${to}`,
    from: 'community:' + from,
    to: 'community:' + to,
    width: 1 + Math.log2(strength),
    arrows: '',
    color: { inherit: false, color: theme.line, highlight: theme.accent, hover: theme.accent },
  }));
  return { nodes, edges };
}

const LARGEST = 1.25;
const READABLE = 0.5; // below this scale symbols are dots
const TEXT = { wanted: 15, smallest: 11.5, largest: 17 }; // pixels of a node's label: unzoomed, and on the screen

// The box around everything drawn, labels included, which a small scale leaves larger than the rest.
function extent(scale) {
  const larger = Math.max(1, TEXT.smallest / TEXT.wanted / scale);
  const box = { x0: Infinity, x1: -Infinity, y0: Infinity, y1: -Infinity };
  for (const { id, x, y, size } of nodeSet.get()) {
    const room = roomOf(id, size);
    Object.assign(box, {
      x0: Math.min(box.x0, x - larger * room.left),
      x1: Math.max(box.x1, x + larger * room.right),
      y0: Math.min(box.y0, y - room.top),
      y1: Math.max(box.y1, y + room.bottom),
    });
  }
  return box;
}

// The bar that names a part of the graph lies over the top of the drawing.
const topInset = () => (byId('scope').hidden ? 0 : byId('scope').offsetHeight + 16);

// Show everything; with a smallest scale, the part around the best-connected entity instead of dots.
function fit(smallest = 0) {
  if (!nodeSet.length) return;
  const { clientWidth, clientHeight } = byId('graph');
  const top = topInset();
  const scaleOf = (box) => Math.min(LARGEST, (clientWidth - 32) / (box.x1 - box.x0), (clientHeight - top - 32) / (box.y1 - box.y0));
  const box = extent(scaleOf(extent(1)));
  const scale = scaleOf(box);
  const middle = { x: (box.x0 + box.x1) / 2, y: (box.y0 + box.y1 - top / scale) / 2 };
  if (scale >= smallest) network.moveTo({ position: middle, scale });
  else network.moveTo({ position: network.getPosition(nodeSet.getIds()[0]), scale: Math.max(scale, smallest) });
  state.look = null;
}

const firstView = () => fit(nodeSet.length > 80 ? 0 : READABLE);

// Bring a node into view if it is not, without moving a picture that already shows it.
function bringIntoView(node) {
  if (!nodeSet.get(node.id)) return;
  network.redraw(); // takes in the size the drawing area has now
  const box = byId('graph');
  const at = network.canvasToDOM(network.getPosition(node.id));
  const inside = at.x > 60 && at.y > 60 && at.x < box.clientWidth - 60 && at.y < box.clientHeight - 60;
  if (!inside || network.getScale() < 0.35)
    network.focus(node.id, { scale: Math.max(network.getScale(), 0.8), animation: calm() ? false : { duration: 250 } });
}
