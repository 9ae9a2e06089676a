// The interface in English and in French. What is counted has two forms: one, and many.
const WORDS = {
  en: {
    search: 'Search  ( / )', searchLabel: 'Search entities', suggestions: 'Suggestions', nothing: 'Nothing by that name', pathTo: 'Path from {name} to …',
    skip: 'Skip to the table of claims', filters: 'Filters', graph: 'Graph', map: 'Map', table: 'Table', exportAs: 'Export', link: 'Link', copied: 'Link copied',
    theme: 'Dark or light', language: 'FR', languageHint: 'En français', help: 'Keys and help', reset: 'Reset', fit: 'Fit', close: 'Close', back: 'Back', print: 'Print a one-page summary',
    graphHint: 'Graph (G)', mapHint: 'Map of communities (M)', tableHint: 'All claims as a table (T)', exportHint: 'Save what is shown (E)', linkHint: 'Copy a link to this very view (L)',
    themeHint: 'Dark or light (D)', helpHint: 'Keys and help (?)', resetHint: 'Undo all filters and selections (R)', fitHint: 'Show everything (0)', legendHint: 'Click to hide or show, shift-click to show only this',
    legend: 'Legend and filters', types: 'Types', statuses: 'Status', relations: 'Relations', sources: 'Documents', shownHeading: 'Shown', showMore: 'Show more', all: 'All {count}', fewer: 'Fewer',
    bestConnected: 'The {shown} best connected of {count}', asOf: 'As of', always: 'all dates', asOfHint: 'What had been written by then; claims of documents without a date stay.', confidence: 'Confidence', atLeast: 'at least {count} %', anyConfidence: 'any',
    onlyAsserted: 'Only what is asserted', narrow: 'Narrow down', marks: 'Marks', multiSource: 'said in three documents', disputed: 'also denied somewhere', affirmed: 'also said to be so', byQuery: 'made by a query', byQueryLong: 'Made by the query; no document says it.',
    details: 'Details', graphLabel: 'Knowledge graph. N and P walk through the entities, arrow keys go to a neighbour. The same claims are in the table.', tableLabel: 'Table of claims',
    subject: 'Subject', relation: 'Relation', object: 'Object', status: 'Status', when: 'When', quote: 'Quote and source', moreRows: 'More rows', withFilters: '{claims} with these filters', sortHint: 'Sort by this column',
    entity: ['{count} entity', '{count} entities'], claim: ['{count} claim', '{count} claims'], document: ['{count} document', '{count} documents'], ofEntities: '{shown} of {entities}', ofClaims: '{shown} of {claims}',
    confidenceIs: 'confidence {count} %', saidBy: 'said by {name}', since: 'since {date}', until: 'until {date}', fromTo: '{from} to {to}', also: 'Also: {names}', elsewhere: 'Elsewhere:', hiddenClaims: ['{count} claim hidden by the filters', '{count} claims hidden by the filters'],
    moreQuotes: ['{count} more quote', '{count} more quotes'], moreInTable: ['{count} more claim in the table', '{count} more claims in the table'], between: 'Also between the two', inDocuments: ['{count} document', 'in {count} documents'],
    home: 'What is in here', intro: '{entities}, {claims} from {documents}. Click an entity or an arrow to read what is said, and the words that say it.', mostConnected: 'Most connected', awaited: 'Planned or awaited', disputes: 'Contradicted', wellSourced: 'Said in several documents',
    focus: 'Neighbourhood', path: 'Path to …', around: 'Around {name}', depth: 'Depth', leave: 'Show the whole graph again', pathOf: '{from} to {to}', noPath: 'No path between the two with these filters.', steps: ['{count} step', '{count} steps'], inCommunity: 'Community: {name}',
    smallGroups: 'and {count} in small groups', communities: ['{count} community', '{count} communities'], mapIntro: 'Each circle is a group of entities with many claims among themselves, named by its main ones. Click one to open it.', members: 'Main entities',
    openText: 'Read it in the document', noText: 'The text of this document is not in the page: it was not kept beside the graph. These are the words that were quoted.', claimsInText: '{claims} in the text. Click the marked words for what they say.', noClaims: 'Nothing was found in this document.', source: 'Source',
    dark: 'Dark', light: 'Light', conflict: 'A document says so, another denies it.', summary: 'Summary', andMore: ['and {count} more claim', 'and {count} more claims'], linkIs: 'This link shows this very view:',
    svg: 'Picture (SVG)', png: 'Picture (PNG)', csv: 'Table (CSV)', json: 'Data (JSON)', turtle: 'RDF (Turtle)',
    keys: [['/', 'search'], ['N  P', 'next, previous entity'], ['← ↑ ↓ →', 'to a neighbour'], ['F', 'neighbourhood of the entity'], ['[  ]', 'its depth'], ['S', 'path from the entity to another'], ['O', 'read it in the document'], ['B', 'back to what was read before'], ['T', 'table'], ['G', 'graph'], ['M', 'map of communities'], ['A', 'only what is asserted'], ['0', 'show everything'], ['+  −', 'zoom'], ['D', 'dark or light'], ['L', 'copy a link to this view'], ['E', 'export'], ['R', 'reset'], ['Esc', 'close, or one step back'], ['?', 'this help']],
    groups: {}, strokes: {},
  },
  fr: {
    search: 'Chercher  ( / )', searchLabel: 'Chercher une entité', suggestions: 'Suggestions', nothing: 'Rien de ce nom', pathTo: 'Chemin de {name} à …',
    skip: 'Aller au tableau des affirmations', filters: 'Filtres', graph: 'Graphe', map: 'Carte', table: 'Tableau', exportAs: 'Exporter', link: 'Lien', copied: 'Lien copié',
    theme: 'Sombre ou clair', language: 'EN', languageHint: 'In English', help: 'Touches et aide', reset: 'Tout annuler', fit: 'Cadrer', close: 'Fermer', back: 'Retour', print: 'Imprimer un résumé d’une page',
    graphHint: 'Graphe (G)', mapHint: 'Carte des communautés (M)', tableHint: 'Toutes les affirmations en tableau (T)', exportHint: 'Enregistrer ce qui est affiché (E)', linkHint: 'Copier un lien vers cette vue (L)',
    themeHint: 'Sombre ou clair (D)', helpHint: 'Touches et aide (?)', resetHint: 'Annuler filtres et sélection (R)', fitHint: 'Tout afficher (0)', legendHint: 'Cliquer pour masquer ou afficher, majuscule-clic pour n’afficher que ceci',
    legend: 'Légende et filtres', types: 'Types', statuses: 'Statut', relations: 'Relations', sources: 'Documents', shownHeading: 'Affiché', showMore: 'En afficher plus', all: 'Tout ({count})', fewer: 'Moins',
    bestConnected: 'Les {shown} mieux reliées sur {count}', asOf: 'À la date du', always: 'toutes les dates', asOfHint: 'Ce qui avait été écrit alors ; les documents sans date restent.', confidence: 'Confiance', atLeast: 'au moins {count} %', anyConfidence: 'toutes',
    onlyAsserted: 'Seulement ce qui est affirmé', narrow: 'Restreindre', marks: 'Signes', multiSource: 'dit dans trois documents', disputed: 'aussi démenti quelque part', affirmed: 'aussi affirmé quelque part', byQuery: 'produit par une requête', byQueryLong: 'Produit par la requête ; aucun document ne le dit.',
    details: 'Détails', graphLabel: 'Graphe de connaissances. N et P parcourent les entités, les flèches vont à une voisine. Les mêmes affirmations sont dans le tableau.', tableLabel: 'Tableau des affirmations',
    subject: 'Sujet', relation: 'Relation', object: 'Objet', status: 'Statut', when: 'Quand', quote: 'Citation et source', moreRows: 'Plus de lignes', withFilters: '{claims} avec ces filtres', sortHint: 'Trier par cette colonne',
    entity: ['{count} entité', '{count} entités'], claim: ['{count} affirmation', '{count} affirmations'], document: ['{count} document', '{count} documents'], ofEntities: '{shown} sur {entities}', ofClaims: '{shown} sur {claims}',
    confidenceIs: 'confiance {count} %', saidBy: 'selon {name}', since: 'depuis {date}', until: 'jusqu’à {date}', fromTo: 'de {from} à {to}', also: 'Aussi : {names}', elsewhere: 'Ailleurs :', hiddenClaims: ['{count} affirmation masquée par les filtres', '{count} affirmations masquées par les filtres'],
    moreQuotes: ['{count} autre citation', '{count} autres citations'], moreInTable: ['{count} autre affirmation dans le tableau', '{count} autres affirmations dans le tableau'], between: 'Aussi entre les deux', inDocuments: ['{count} document', 'dans {count} documents'],
    home: 'Ce qu’il y a ici', intro: '{entities}, {claims}, de {documents}. Cliquez une entité ou une flèche pour lire ce qui est dit, et les mots qui le disent.', mostConnected: 'Les mieux reliées', awaited: 'Prévu ou attendu', disputes: 'Contredit', wellSourced: 'Dit dans plusieurs documents',
    focus: 'Voisinage', path: 'Chemin vers …', around: 'Autour de {name}', depth: 'Profondeur', leave: 'Revenir au graphe entier', pathOf: 'De {from} à {to}', noPath: 'Aucun chemin entre les deux avec ces filtres.', steps: ['{count} pas', '{count} pas'], inCommunity: 'Communauté : {name}',
    smallGroups: 'et {count} en petits groupes', communities: ['{count} communauté', '{count} communautés'], mapIntro: 'Chaque cercle est un groupe d’entités liées entre elles, nommé par les principales. Cliquez-en un pour l’ouvrir.', members: 'Entités principales',
    openText: 'Le lire dans le document', noText: 'Le texte de ce document n’est pas dans la page : il n’a pas été gardé avec le graphe. Voici les mots cités.', claimsInText: '{claims} dans le texte. Cliquez les mots marqués pour voir ce qu’ils disent.', noClaims: 'Rien n’a été trouvé dans ce document.', source: 'Source',
    dark: 'Sombre', light: 'Clair', conflict: 'Un document le dit, un autre le dément.', summary: 'Résumé', andMore: ['et {count} autre affirmation', 'et {count} autres affirmations'], linkIs: 'Ce lien montre cette vue :',
    svg: 'Image (SVG)', png: 'Image (PNG)', csv: 'Tableau (CSV)', json: 'Données (JSON)', turtle: 'RDF (Turtle)',
    keys: [['/', 'chercher'], ['N  P', 'entité suivante, précédente'], ['← ↑ ↓ →', 'vers une voisine'], ['F', 'voisinage de l’entité'], ['[  ]', 'sa profondeur'], ['S', 'chemin de l’entité à une autre'], ['O', 'le lire dans le document'], ['B', 'revenir à ce qui était lu'], ['T', 'tableau'], ['G', 'graphe'], ['M', 'carte des communautés'], ['A', 'seulement ce qui est affirmé'], ['0', 'tout afficher'], ['+  −', 'agrandir, réduire'], ['D', 'sombre ou clair'], ['L', 'copier un lien vers cette vue'], ['E', 'exporter'], ['R', 'tout annuler'], ['Esc', 'fermer, ou un pas en arrière'], ['?', 'cette aide']],
    groups: { Organization: 'Organisation', Person: 'Personne', Product: 'Produit', Place: 'Lieu', Program: 'Programme', Label: 'Label', Other: 'Autre' },
    strokes: { asserted: 'affirmé', past: 'passé', planned: 'prévu', pending: 'attendu', possible: 'possible', denied: 'démenti' },
  },
};

let language = 'en';
const systemLanguage = () => (/^fr\b/i.test(navigator.language || '') ? 'fr' : 'en');
const number = (value) => value.toLocaleString(language);

function filled(pattern, values) {
  return pattern.replace(/\{(\w+)\}/g, (_, name) => (typeof values[name] === 'number' ? number(values[name]) : values[name]));
}

const say = (key, values = {}) => filled(WORDS[language][key], values);

// French counts nought as one, English as many.
function count(key, value) {
  const isOne = language === 'fr' ? value < 2 : value === 1;
  return filled(WORDS[language][key][isOne ? 0 : 1], { count: value });
}

// What the ontology calls a type or a relation in the reader's language, else as in English.
const wordFor = (term) => term.translated[language] || term.label;
const groupWord = (group) => WORDS[language].groups[group.name] || group.name;
const statusWord = (stroke) => WORDS[language].strokes[stroke.status] || stroke.status;

// The words that stand in the template, each named by a data-say attribute.
function translatePage() {
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll('[data-say]')) element.textContent = say(element.dataset.say);
  for (const [attribute, name] of [['title', 'sayTitle'], ['aria-label', 'sayLabel'], ['placeholder', 'sayPlaceholder']]) {
    for (const element of document.querySelectorAll(`[data-${name.replace(/[A-Z]/g, (c) => '-' + c.toLowerCase())}]`)) element.setAttribute(attribute, say(element.dataset[name]));
  }
}
