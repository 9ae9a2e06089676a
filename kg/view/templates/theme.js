// Light or dark: the system's, until the reader says otherwise; the canvas takes its colours from the style sheet.
const darkness = matchMedia('(prefers-color-scheme: dark)');
const theme = {};
let chosenTheme = null;

const isDark = () => (chosenTheme ? chosenTheme === 'dark' : darkness.matches);

function readColors() {
  const style = getComputedStyle(document.documentElement);
  for (const name of ['text', 'muted', 'page', 'card', 'line', 'edge', 'faint', 'denied', 'accent', 'font'])
    theme[name] = style.getPropertyValue('--' + name).trim();
}

function readTheme() {
  document.documentElement.dataset.theme = isDark() ? 'dark' : 'light';
  readColors();
}
readTheme();
