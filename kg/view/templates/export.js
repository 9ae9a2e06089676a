// What is shown, to take away: as a table, as data, as RDF, as a picture.
const KEPT_FOR = 60000; // milliseconds a file stays in memory for a slow browser to fetch
const PIXELS = 2; // of a picture for each of the page's

// A spreadsheet runs a cell that starts with one of these: a quote before it keeps it text.
const cell = (value) => {
  const shown = /^[=+\-@\t\r]/.test(value) ? "'" + value : value;
  return '"' + shown.replace(/"/g, '""') + '"';
};

const FIELDS = {
  id: (claim) => claim.id,
  subject: (claim) => claim.subject.label,
  relation: (claim) => wordFor(claim.relation),
  object: objectText,
  status: (claim) => claim.status.status,
  time: (claim) => claim.time || '',
  confidence: (claim) => claim.confidence.toFixed(2),
  speakers: (claim) => claim.speakers.map((node) => node.label).join('; '),
  subject_iri: (claim) => claim.subject.id,
  relation_name: (claim) => claim.relation.name,
  object_iri: (claim) => (claim.object ? claim.object.id : ''),
  quotes: (claim) => claim.evidence.map(([index]) => quoteText(QUOTES[index])).join(' | '),
  documents: (claim) => [...claim.documents].map((from) => from.title).join('; '),
  dates: (claim) => [...claim.documents].map((from) => from.issued || '').join('; '),
};

function csv(claims) {
  const rows = claims.map((claim) =>
    Object.values(FIELDS)
      .map((field) => cell(field(claim)))
      .join(','),
  );
  return '\ufeff' + [Object.keys(FIELDS).join(','), ...rows].join('\r\n') + '\r\n';
}

function claimRecord(claim) {
  const evidence = claim.evidence.map((each) => {
    const { document: from, start, end } = QUOTES[each[0]];
    return {
      document: from.id,
      title: from.title,
      issued: from.issued || null,
      url: from.url || null,
      start,
      end,
      text: quoteText(QUOTES[each[0]]),
    };
  });
  return {
    id: claim.id,
    subject: claim.subject.id,
    relation: claim.relation.name,
    object: claim.object ? claim.object.id : { value: claim.value, datatype: claim.datatype },
    status: claim.status.status,
    confidence: claim.confidence,
    time: claim.time,
    speakers: claim.speakers.map((node) => node.id),
    evidence,
  };
}

function json(claims) {
  const nodes = [...new Set(claims.flatMap((claim) => [claim.subject, claim.object, ...claim.speakers].filter(Boolean)))];
  const entities = nodes.map((node) => ({
    iri: node.id,
    label: node.label,
    types: node.types.map((type) => type.name),
    aliases: node.aliases,
  }));
  return JSON.stringify({ entities, claims: claims.map(claimRecord) }, null, 1) + '\n';
}

function save(name, type, content) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  el('a', { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_FOR);
}

const svgText = () => new XMLSerializer().serializeToString(picture());

// The canvas of the page shows what is in sight; a saved picture shows everything, so the drawing is painted anew.
async function png() {
  const drawing = svgText();
  const image = new Image();
  image.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(drawing);
  await image.decode();
  const canvas = el('canvas', {});
  const most = 16000; // what browsers allow on a side
  const scale = Math.min(PIXELS, most / image.width, most / image.height);
  Object.assign(canvas, { width: Math.round(image.width * scale), height: Math.round(image.height * scale) });
  canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => canvas.toBlob(done, 'image/png'));
}

const EXPORTS = {
  csv: () => save('graph.csv', 'text/csv;charset=utf-8', csv(sorted(listedClaims()))),
  json: () => save('graph.json', 'application/json', json(sorted(listedClaims()))),
  turtle: () => save('graph.ttl', 'text/turtle', turtle(listedClaims())),
  svg: () => save('graph.svg', 'image/svg+xml', svgText()),
  png: async () => save('graph.png', 'image/png', await png()),
};

function showExports(open) {
  byId('export').hidden = !open;
  byId('show-export').setAttribute('aria-expanded', open);
  if (open) byId('export').querySelector('button').focus();
}

const exportsOpen = () => !byId('export').hidden;

byId('show-export').addEventListener('click', () => showExports(!exportsOpen()));
for (const button of byId('export').querySelectorAll('[data-export]'))
  button.addEventListener('click', () => {
    showExports(false);
    byId('show-export').focus();
    EXPORTS[button.dataset.export]();
  });
byId('export').addEventListener('keydown', (event) => {
  const buttons = [...byId('export').querySelectorAll('button')];
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step) {
    buttons[(buttons.indexOf(document.activeElement) + step + buttons.length) % buttons.length].focus();
    event.preventDefault();
    event.stopPropagation();
  }
});
document.addEventListener('pointerdown', (event) => {
  if (exportsOpen() && !event.target.closest('.menu')) showExports(false);
});
