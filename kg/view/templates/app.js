// Buttons, and the start.
for (const view of VIEWS) byId('show-' + view).addEventListener('click', () => show(view));
byId('fit').addEventListener('click', () => {
  fit();
  saveHash();
});
byId('reset').addEventListener('click', reset);
byId('theme').addEventListener('click', flipTheme);
byId('lang').addEventListener('click', flipLanguage);
byId('sheet').addEventListener('click', () =>
  byId('sheet').setAttribute('aria-expanded', document.body.classList.toggle('raised')),
);
darkness.addEventListener('change', () => {
  readTheme();
  repaint();
});
window.addEventListener('hashchange', open);

// Start, and start again when the reader goes to another link of this page.
function open() {
  readHash(location.hash);
  readTheme();
  translatePage();
  askPath(null);
  update();
  if (state.look) network.moveTo({ position: state.look, scale: state.look.scale });
  else if (state.view === 'map' || state.scope) fit();
  else firstView();
  if (state.node && !state.look) bringIntoView(state.node);
  scrollToQuote();
}

open();
network.once('afterDrawing', () => {
  document.documentElement.dataset.ready = 'true';
});
// For tests and for the console: the parts of the page, nothing is read back from here.
window.kg = {
  network,
  state,
  picked,
  labels: () => labelBoxes,
  selectNode: (id) => selectNode(BY_IRI.get(id)),
  selectEdge: (id) => selectEdge(BY_EDGE.get(id)),
  picture: () => svgText(),
};
