// A part of the graph looked at alone: an entity's neighbourhood, the way between two, or a community; and where its members stand.
const RING = 190; // pixels between the rings around an entity in focus
const ELBOW = 150; // room of a name along a ring
const STEP = { x: 250, y: 130 }; // from one entity of a path to the next
const SMALL = 60; // entities in a graph whose own drawing is so legible that a part of it stays where it is

function scopeNodes() {
  const { scope } = state;
  if (!scope) return null;
  if (scope.kind === 'focus') return around(scope.node, scope.depth);
  if (scope.kind === 'path') return along(shortestPath(scope.from, scope.to), scope);
  return community(scope.number);
}

function leaveScope() {
  Object.assign(state, { scope: null, look: null });
}

// The entity and all that is within some steps of it, over the arrows that the filters leave.
function neighbourhood(start, depth) {
  const steps = new Map([[start, 0]]);
  const queue = [start];
  for (const node of queue) {
    if (steps.get(node) === depth) continue;
    for (const each of node.edges) {
      const other = otherEnd(each, node);
      if (steps.has(other) || !edgeWanted(each) || !typeWanted(other)) continue;
      steps.set(other, steps.get(node) + 1);
      queue.push(other);
    }
  }
  return steps;
}

function around(start, depth) {
  const steps = neighbourhood(start, depth);
  const members = [...steps.keys()];
  return { nodes: members.slice(0, DATA.shown), places: NODES.length > SMALL ? rings(start, steps) : null };
}

// Around the entity: its neighbours in the order of the whole drawing, so that they stay on their side, and each farther entity
// behind the one it is reached through. A full ring spills into the next.
function rings(start, steps) {
  const places = new Map([[start, { x: 0, y: 0 }]]);
  const angles = new Map();
  const bearing = (node) => Math.atan2(node.y - start.y, node.x - start.x);
  const inner = (node, depth) =>
    node.edges
      .map((each) => otherEnd(each, node))
      .filter((other) => steps.get(other) === depth - 1 && angles.has(other))
      .sort((a, b) => a.rank - b.rank)[0];
  let radius = 0;
  for (let depth = 1; depth <= DEEPEST; depth++) {
    const wished = new Map(
      [...steps]
        .filter(([, step]) => step === depth)
        .map(([node]) => [node, depth === 1 ? bearing(node) : angles.get(inner(node, depth))]),
    );
    const ring = [...wished.keys()].sort((a, b) => wished.get(a) - wished.get(b) || bearing(a) - bearing(b) || a.rank - b.rank);
    const fits = Math.max(6, Math.floor((2 * Math.PI * (radius + RING)) / ELBOW));
    const layers = Math.ceil(ring.length / fits);
    const turns =
      depth === 1
        ? evenly(ring.length, ring.length ? wished.get(ring[0]) : 0)
        : spread(
            ring.map((node) => wished.get(node)),
            (2 * Math.PI) / Math.max(ring.length, fits),
          );
    ring.forEach((node, index) => {
      const far = radius + RING * (1 + (index % Math.max(1, layers)));
      angles.set(node, turns[index]);
      places.set(node, { x: Math.round(far * 1.25 * Math.cos(turns[index])), y: Math.round(far * 0.9 * Math.sin(turns[index])) });
    });
    radius += RING * layers;
  }
  return places;
}

const evenly = (count, first) => Array.from({ length: count }, (_, index) => first + (index / count) * 2 * Math.PI);

// Sorted angles, moved as little as needed for each to be a gap away from the next.
function spread(angles, gap) {
  const moved = [...angles];
  for (let round = 0; round < 60; round++) {
    for (let index = 0; index < moved.length; index++) {
      const next = (index + 1) % moved.length;
      const between = moved[next] - moved[index] + (next === 0 ? 2 * Math.PI : 0);
      if (next === index || between >= gap) continue;
      moved[index] -= (gap - between) / 2;
      moved[next] += (gap - between) / 2;
    }
  }
  return moved;
}

// The fewest steps from one entity to another, in either direction of the arrows; of several ways, the better connected.
function shortestPath(from, to) {
  const before = new Map([[from, null]]);
  const queue = [from];
  for (const node of queue) {
    if (node === to) break;
    for (const each of [...node.edges].sort((a, b) => otherEnd(a, node).rank - otherEnd(b, node).rank)) {
      const other = otherEnd(each, node);
      if (before.has(other) || !edgeWanted(each) || !typeWanted(other)) continue;
      before.set(other, node);
      queue.push(other);
    }
  }
  if (!before.has(to)) return [];
  const path = [];
  for (let node = to; node; node = before.get(node)) path.unshift(node);
  return path;
}

// A path is read along a line that falls and rises, so that names beside each other do not touch; without a path, the two ends alone.
function along(path, { from, to }) {
  const members = path.length ? path : [from, to];
  const down = isNarrow();
  const place = (index) =>
    down ? { x: (index % 2) * STEP.x * 0.4, y: index * STEP.x * 0.55 } : { x: index * STEP.x, y: (index % 2) * STEP.y };
  return { nodes: members, places: new Map(members.map((node, index) => [node, place(index)])) };
}

const COMMUNITIES = (DATA.communities || []).map((record, number) => ({ ...record, number, id: 'community:' + number }));
const MEMBERS = COMMUNITIES.map(({ number }) => NODES.filter((node) => DATA.community[node.rank] === number));
const communityName = (one) => (one.rest ? say('smallGroups', { count: one.count }) : one.names.join(', '));

function community(wanted) {
  const members = MEMBERS[wanted] || [];
  return { nodes: members.filter((node, index) => index < state.shown || state.revealed.has(node)), places: null };
}
