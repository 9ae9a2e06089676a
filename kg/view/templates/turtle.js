// The claims as RDF, in the terms of the graph that `kg build` writes: plain triples, and each claim with its words.
const PREFIXES = DATA.prefixes;

// What may not stand between < and > is percent-encoded, halves of surrogate pairs replaced.
const wholeText = (text) => text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
const encoded = (iri) =>
  wholeText(iri).replace(
    /[\u0000-\u0020\u007f-\u009f\ue000-\uf8ff\ufdd0-\ufdef\ufff0-\uffff<>"{}|^`\\[\]]|%(?![0-9a-f]{2})|(?<=#.*)#/gis,
    encodeURIComponent,
  );
const isAbsolute = (name) => /^[a-z][a-z0-9+.-]*:/i.test(name);
const iri = (address) => `<${encoded(isAbsolute(address) ? address : 'urn:' + encodeURIComponent(wholeText(address)))}>`;
const term = (name) => iri(isAbsolute(name) ? name : PREFIXES.kg + encodeURIComponent(wholeText(name)));

const ESCAPES = { '\\': '\\\\', '"': '\\"', '\n': '\\n', '\r': '\\r', '\t': '\\t', '\b': '\\b', '\f': '\\f' };
const text = (value) =>
  '"' +
  wholeText(value)
    .replace(/[\\"\n\r\t\b\f]/g, (char) => ESCAPES[char])
    .replace(/[\u0000-\u001f]/g, (char) => '\\u' + char.charCodeAt(0).toString(16).padStart(4, '0')) +
  '"';
const typedText = (claim) =>
  text(claim.value) + (claim.datatype && claim.datatype !== 'string' ? `^^xsd:${claim.datatype.replace(/\W/g, '')}` : '');
const objectTerm = (claim) => (claim.object ? iri(claim.object.id) : typedText(claim));
const isPlain = (claim) => claim.status.isPlain;

const block = (subject, pairs) =>
  subject + '\n' + pairs.map(([predicate, object]) => `    ${predicate} ${object}`).join(' ;\n') + ' .\n';
const under = (base, id) => iri(PREFIXES[base] + encodeURIComponent(wholeText(id)));

function entityBlock(node, claims) {
  const own = claims.filter((claim) => claim.subject === node && isPlain(claim));
  const triples = [...new Set(own.map((claim) => `${term(claim.relation.name)} ${objectTerm(claim)}`))].map((pair) =>
    pair.split(/ (.*)/s),
  );
  return block(iri(node.id), [...node.types.map((type) => ['a', term(type.name)]), ['rdfs:label', text(node.label)], ...triples]);
}

function claimBlock(claim) {
  const evidence = claim.evidence.map(([index]) => ['prov:wasDerivedFrom', evidenceTerm(QUOTES[index])]);
  return block(under('claim', claim.id), [
    ['a', 'kg:Claim , rdf:Statement'],
    ['rdf:subject', iri(claim.subject.id)],
    ['rdf:predicate', term(claim.relation.name)],
    ['rdf:object', objectTerm(claim)],
    ['kg:status', 'kg:' + claim.status.status],
    ['kg:confidence', claim.confidence.toFixed(2)],
    ...claim.speakers.map((node) => ['kg:saidBy', iri(node.id)]),
    ...(claim.time ? [['kg:time', text(claim.time)]] : []),
    ...evidence,
  ]);
}

const evidenceTerm = (place) => under('evidence', `${place.document.id}-${place.start}-${place.end}`);

function evidenceBlock(place) {
  return block(evidenceTerm(place), [
    ['a', 'kg:Evidence'],
    ['oa:hasSource', under('doc', place.document.id)],
    ['oa:start', place.start],
    ['oa:end', place.end],
    ['oa:exact', text(quoteText(place))],
  ]);
}

function documentBlock(from) {
  return block(under('doc', from.id), [
    ['dcterms:title', text(from.title)],
    ...(from.issued ? [['dcterms:issued', text(from.issued)]] : []),
    ...(from.url ? [['dcterms:source', iri(from.url)]] : []),
  ]);
}

function turtle(claims) {
  const nodes = new Set(claims.flatMap((claim) => [claim.subject, claim.object, ...claim.speakers].filter(Boolean)));
  const places = new Set(claims.flatMap((claim) => claim.evidence.map(([index]) => QUOTES[index])));
  const documents = new Set(claims.flatMap((claim) => [...claim.documents]));
  const prefixes = Object.entries(PREFIXES).map(([name, address]) => `@prefix ${name}: ${iri(address)} .\n`);
  return [
    prefixes.join(''),
    ...[...nodes].map((node) => entityBlock(node, claims)),
    ...claims.map(claimBlock),
    ...[...places].map(evidenceBlock),
    ...[...documents].map(documentBlock),
  ].join('\n');
}
