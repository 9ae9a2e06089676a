// When things were written: a histogram of first mentions, and a slider that shows what had been said by a date.
const BARS = 48; // as many at most: the period of a bar grows with the time the documents span
const PERIODS = [1, 7, 31, 92, 366, 3660]; // days
const DAY = 86400000;
const HEIGHT = 44;

const dated = CLAIMS.filter((claim) => claim.first);
const TIMELINE = timeline();

// A month or a year stands for its last day: by then it had surely been written.
function dayOf(date) {
  const [year, month, day] = date.slice(0, 10).split('-').map(Number);
  const time = day ? Date.UTC(year, month - 1, day) : month ? Date.UTC(year, month, 0) : Date.UTC(year, 12, 0);
  return Math.floor(time / DAY);
}

const isoOf = (day) => new Date(day * DAY).toISOString().slice(0, 10);

function timeline() {
  const days = dated.map((claim) => dayOf(claim.first)).filter(Number.isFinite);
  if (!days.length) return null;
  const [first, last] = days.reduce(([low, high], day) => [Math.min(low, day), Math.max(high, day)], [Infinity, -Infinity]);
  const period = PERIODS.find((length) => (last - first) / length < BARS) || Math.ceil((last - first + 1) / BARS);
  const bars = new Array(Math.floor((last - first) / period) + 1).fill(0);
  for (const day of days) bars[Math.floor((day - first) / period)] += 1;
  return bars.length > 1 ? { first, period, bars } : null;
}

const endOfBar = (bar) => isoOf(TIMELINE.first + (bar + 1) * TIMELINE.period - 1);
const barOf = (date) => clamp(Math.floor((dayOf(date) - TIMELINE.first) / TIMELINE.period), 0, TIMELINE.bars.length - 1);
const dateWords = (date) =>
  new Date(date + 'T00:00:00Z').toLocaleDateString(language === 'fr' ? 'fr' : 'en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });

function drawTimeline() {
  byId('timeline').hidden = !TIMELINE;
  if (!TIMELINE) return;
  const { bars } = TIMELINE;
  const most = Math.max(...bars);
  const reached = state.asOf ? barOf(state.asOf) : bars.length - 1;
  const width = 100 / bars.length;
  byId('histogram').replaceChildren(
    ...bars.map((claims, bar) => {
      const height = claims ? Math.max(2, (claims / most) * HEIGHT) : 0.5;
      return svg('rect', {
        x: bar * width + width * 0.1,
        width: width * 0.8,
        y: HEIGHT - height,
        height,
        class: bar <= reached ? 'past' : 'later',
      });
    }),
  );
  byId('asof').max = bars.length - 1;
  byId('asof').value = reached;
  byId('asof').setAttribute('aria-valuetext', state.asOf ? dateWords(state.asOf) : say('always'));
  byId('asof-value').textContent = state.asOf ? dateWords(state.asOf) : say('always');
}

byId('asof').addEventListener('input', () => {
  const bar = Number(byId('asof').value);
  state.asOf = bar === TIMELINE.bars.length - 1 ? null : endOfBar(bar);
  update();
});
