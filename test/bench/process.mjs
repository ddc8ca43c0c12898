// What a process and its children cost: CPU time of all threads and memory, read from /proc. Elsewhere than on Linux both are 0.
import { readdirSync, readFileSync } from 'node:fs';

/** CPU time so far, in ms. schedstat counts nanoseconds, where stat counts ticks of 10 ms. */
export function cpuMs(pid) {
  let nanoseconds = 0;
  for (const each of tree(pid)) {
    for (const thread of entries(`/proc/${each}/task`)) nanoseconds += Number(read(`/proc/${each}/task/${thread}/schedstat`).split(' ')[0] || 0);
  }
  return nanoseconds / 1e6;
}

/** Resident memory now, and the most it ever was, in MiB. */
export function memory(pid) {
  const sum = { now: 0, peak: 0 };
  for (const each of tree(pid)) {
    const status = read(`/proc/${each}/status`);
    sum.now += Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
    sum.peak += Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024;
  }
  return sum;
}

function tree(pid) {
  const children = entries(`/proc/${pid}/task`).flatMap((thread) => read(`/proc/${pid}/task/${thread}/children`).split(' ').filter(Boolean).map(Number));
  return [pid, ...children.flatMap(tree)];
}

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return ''; // it has just ended
  }
}

function entries(path) {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}
