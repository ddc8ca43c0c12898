// The figures as tables, and whether the thresholds are met.

const FIGURES = [
  ['start', 'start: process to answer of initialize', 'ms'],
  ['startCpu', 'start, CPU time', 'ms'],
  ['open', 'open to diagnostics', 'ms'],
  ['editFirst', 'first keystrokes to diagnostics, p50', 'ms'],
  ['edit', 'keystroke to diagnostics, p50', 'ms'],
  ['edit99', 'keystroke to diagnostics, p99', 'ms'],
  ['editCpu', 'keystroke to diagnostics, CPU time', 'ms'],
  ['hover', 'hover', 'ms'],
  ['hoverFresh', 'keystroke to hover', 'ms'],
  ['completion', 'keystroke to completion', 'ms'],
  ['burst', 'burst of 20 keystrokes to diagnostics', 'ms'],
  ['openMemory', 'memory when open', 'MiB'],
  ['editsMemory', 'memory after edits', 'MiB'],
  ['peakMemory', 'memory, peak', 'MiB'],
  ['check', 'whole process', 'ms'],
];
const NAMES = { floor: 'empty (F)', ours: 'ours', peer: 'vscode-json', postconf: 'postconf -n', check: 'ours, check' };

export function print({ starts, sizes, check, node }) {
  console.log(`Node ${node}; medians, and medians of the ratios within each round`);
  if (starts) table('Start', starts, 'ours', ['floor', 'peer']);
  for (const [lines, figures] of Object.entries(sizes)) table(`${Number(lines).toLocaleString('en')} lines`, figures, 'ours', ['floor', 'peer']);
  if (check) table('Checking a file of 100,000 lines', check, 'check', ['postconf']);
}

function table(title, figures, own, others) {
  const names = Object.keys(figures);
  const rivals = others.filter((name) => figures[name]);
  const head = [title, ...names.map((name) => NAMES[name]), ...rivals.map((name) => `/ ${NAMES[name]}`)];
  const rows = FIGURES.filter(([key]) => figures[own][0]?.[key] !== undefined).map(([key, label, unit]) => [
    `${label} (${unit})`,
    ...names.map((name) => format(median(figures[name].map((each) => each[key])))),
    ...rivals.map((name) => `${ratio(figures, own, name, key).toFixed(2)}x`),
  ]);
  console.log('');
  for (const row of [head, ...rows]) console.log(row.map((cell, index) => (index ? cell.padStart(14) : cell.padEnd(46))).join(''));
}

/** The thresholds that the project promises; prints each and says whether all are met. */
export function judge({ starts, sizes, check }) {
  const promises = [
    starts && ['start at most 1.3 times the empty server', ratio(starts, 'ours', 'floor', 'start'), 1.3, 'x'],
    sizes[1000]?.peer && ['keystroke to diagnostics at 1,000 lines not slower than vscode-json', ratio(sizes[1000], 'ours', 'peer', 'edit'), 1, 'x'],
    sizes[100000] && ['keystroke to diagnostics at 100,000 lines under 150 ms', median(sizes[100000].ours.map(({ edit }) => edit)), 150, ' ms'],
    check?.postconf && ['check of 100,000 lines faster than postconf -n', ratio(check, 'check', 'postconf', 'check'), 1, 'x'],
  ].filter(Boolean);
  console.log('');
  for (const [text, value, limit, unit] of promises) console.log(`${value <= limit ? 'ok    ' : 'MISSED'}  ${text}: ${format(value)}${unit}`);
  return promises.every(([, value, limit]) => value <= limit);
}

/** The median of what one takes as a multiple of what the other takes in the same round. */
function ratio(figures, one, other, key) {
  return median(figures[one].map((each, round) => each[key] / figures[other][round][key]));
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

function format(value) {
  return value < 10 ? value.toFixed(2) : value < 100 ? value.toFixed(1) : value.toFixed(0);
}
