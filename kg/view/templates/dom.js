// The only way text enters the page: as a text node. Nothing here or elsewhere ever parses markup.
const byId = (id) => document.getElementById(id);

// Attributes that are functions are listeners; true and false set or leave out all but ARIA's, which spell them.
function el(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (typeof value === 'function') element.addEventListener(name, value);
    else if (typeof value === 'boolean' && !name.startsWith('aria-')) element.toggleAttribute(name, value);
    else if (value != null) element.setAttribute(name, String(value));
  }
  element.append(...children.flat(9).filter((child) => child != null && child !== '' && child !== false));
  return element;
}

function svg(tag, attributes, ...children) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  for (const [name, value] of Object.entries(attributes)) if (value != null && value !== '') element.setAttribute(name, value);
  element.append(...children.flat(9));
  return element;
}

const OUTLINES = {
  dot: 'M7 1.5a5.5 5.5 0 1 0 .01 0z',
  square: 'M2 2h10v10H2z',
  diamond: 'M7 .8 13.2 7 7 13.2 .8 7z',
  triangle: 'M7 1 13 12H1z',
  triangleDown: 'M7 13 13 2H1z',
  star: 'M7 .8l1.9 4 4.3.5-3.2 3 .9 4.4L7 10.5 3.1 12.7 4 8.3.8 5.3l4.3-.5z',
  hexagon: 'M4 1.8h6L13 7l-3 5.2H4L1 7z',
};

const glyph = (group) =>
  svg(
    'svg',
    { class: 'glyph', width: 14, height: 14, viewBox: '0 0 14 14', fill: group.color, 'aria-hidden': 'true' },
    svg('path', { d: OUTLINES[group.shape] || OUTLINES.dot }),
  );

const strokeGlyph = (stroke) =>
  svg(
    'svg',
    { class: 'glyph ' + stroke.tone, width: 28, height: 8, 'aria-hidden': 'true' },
    svg('line', { x1: 0, y1: 4, x2: 28, y2: 4, 'stroke-width': 2, 'stroke-dasharray': stroke.dashes.join(' ') }),
  );

// A link only to the web; anything else stays text.
function webLink(address, text, attributes) {
  let url = null;
  try {
    url = new URL(address);
  } catch {
    return document.createTextNode(text);
  }
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return document.createTextNode(text);
  return el('a', { href: url.href, target: '_blank', rel: 'noopener noreferrer', ...attributes }, text);
}

// Redraw a part whose button was just pressed, and leave the reader on that button.
function keepingFocus(part, redraw) {
  const reachable = () => [...part.querySelectorAll('button, input, a, summary, [tabindex]')];
  const at = reachable().indexOf(document.activeElement);
  redraw();
  const now = reachable();
  if (at >= 0 && now.length) now[Math.min(at, now.length - 1)].focus({ preventScroll: true });
}

const clamp = (value, low, high) => Math.max(low, Math.min(high, value));
const shorten = (text, most) => {
  const points = Array.from(text.slice(0, 2 * most));
  return points.length > most ? points.slice(0, most - 1).join('') + '…' : text;
};
const isNarrow = () => matchMedia('(max-width: 860px)').matches;
const calm = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

// A page in a sandbox (a notebook's cell) may not touch history or clipboard: there it goes without.
function attempt(action) {
  try {
    return action();
  } catch {
    return undefined;
  }
}
