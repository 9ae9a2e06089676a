// The graph as it stands on the page, as a drawing that needs no canvas: for saving and for printing.
const SHAPES = {
  // outlines around (0, 0) at radius 1, as vis-network draws them
  square: [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ],
  diamond: [
    [0, -1],
    [1, 0],
    [0, 1],
    [-1, 0],
  ],
  triangle: polygon(3, -90, 1.15, 0.28),
  triangleDown: polygon(3, 90, 1.15, -0.28),
  hexagon: polygon(6, 0, 1, 0),
  star: Array.from({ length: 10 }, (_, n) => [
    Math.cos(radians(36 * n - 90)) * (n % 2 ? 0.5 : 1.3),
    Math.sin(radians(36 * n - 90)) * (n % 2 ? 0.5 : 1.3) + 0.1,
  ]),
};
const SAMPLES = 24; // straight pieces of a bent arrow
const MOST_WORDS = 60; // characters of a heading in a picture

function radians(degrees) {
  return (degrees * Math.PI) / 180;
}

function polygon(corners, start, radius, down) {
  return Array.from({ length: corners }, (_, n) => [
    Math.cos(radians(start + (360 / corners) * n)) * radius,
    Math.sin(radians(start + (360 / corners) * n)) * radius + down,
  ]);
}

// XML has no place for control characters and halves of surrogate pairs.
const printable = (text) =>
  text.replace(
    /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    '\ufffd',
  );

// Everything drawn, not only what is in sight, at a scale, with the labels that find room in reading size.
function picture(scale = 1) {
  const box = extent(scale);
  const pad = 24;
  const width = Math.max(320, (box.x1 - box.x0) * scale + 2 * pad);
  const height = Math.max(200, (box.y1 - box.y0) * scale + 2 * pad);
  const onPaper = ({ x, y }) => ({ x: (x - box.x0) * scale + pad, y: (y - box.y0) * scale + pad });
  const page = new Page(width, height);
  const labels = (state.view === 'map' ? communityLabels : graphLabels)(measuring, onPaper, scale, page);
  return svg(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${Math.round(width)} ${Math.round(height)}`,
      width: Math.round(width),
      height: Math.round(height),
      'font-family': theme.font,
      role: 'img',
    },
    svg('title', {}, printable(shorten(document.title, MOST_WORDS))),
    svg('rect', { width: '100%', height: '100%', fill: theme.page }),
    edgeSet.get().map((item) => arrow(item, onPaper, scale)),
    nodeSet.get().map((item) => symbol(item, onPaper, scale)),
    labels.map(words),
  );
}

function symbol({ id, size: unscaled, x, y, color }, onPaper, scale) {
  const size = unscaled * scale;
  const at = onPaper({ x, y });
  const node = BY_IRI.get(id);
  const paint = { fill: color.background, stroke: color.border, 'stroke-width': Math.min(1.5, 2 * scale) };
  const corners = node && SHAPES[node.group.shape];
  if (!corners) return svg('circle', { cx: at.x, cy: at.y, r: size, ...paint });
  return svg('polygon', { points: corners.map(([dx, dy]) => points(at.x + dx * size, at.y + dy * size)).join(' '), ...paint });
}

const points = (x, y) => `${x.toFixed(1)},${y.toFixed(1)}`;

function arrow(item, onPaper, scale) {
  const line = network.body.edges[item.id];
  if (!line || !line.connected) return [];
  const all = Array.from({ length: SAMPLES + 1 }, (_, n) => onPaper(line.edgeType.getPoint(n / SAMPLES)));
  const far = (point, node) => {
    const at = onPaper(node);
    return Math.hypot(point.x - at.x, point.y - at.y) > (node.options.size + 3) * scale;
  };
  const outside = line.from === line.to ? all : all.filter((point) => far(point, line.from) && far(point, line.to));
  if (outside.length < 2) return [];
  const [tip, before] = [outside.at(-1), outside.at(-2)];
  const angle = Math.atan2(tip.y - before.y, tip.x - before.x);
  const reach = Math.max(5, 11 * scale);
  const head = [0, 2.6, -2.6].map((turn) =>
    points(tip.x + (turn ? reach * Math.cos(angle + turn) : 0), tip.y + (turn ? reach * Math.sin(angle + turn) : 0)),
  );
  const path = svg('polyline', {
    points: outside.map(({ x, y }) => points(x, y)).join(' '),
    fill: 'none',
    stroke: item.color.color,
    'stroke-width': Math.max(0.6, item.width * scale).toFixed(2),
    'stroke-dasharray': item.dashes ? item.dashes.join(' ') : null,
  });
  return item.arrows ? [path, svg('polygon', { points: head.join(' '), fill: item.color.color })] : [path];
}

function words({ text, size, box, color, weight, isStruck }) {
  const middle = (box.x0 + box.x1) / 2;
  return text.map((line, index) =>
    svg(
      'text',
      {
        x: middle,
        y: (box.y0 + box.y1) / 2 + (index - (text.length - 1) / 2) * size * LINE,
        fill: color,
        'font-size': size,
        'font-weight': weight.trim(),
        'text-anchor': 'middle',
        'dominant-baseline': 'central',
        stroke: theme.page,
        'stroke-width': 4,
        'stroke-linejoin': 'round',
        'paint-order': 'stroke',
        'text-decoration': isStruck ? 'line-through' : null,
      },
      printable(line),
    ),
  );
}
