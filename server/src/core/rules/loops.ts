// Finds the way on which a name refers back to itself.
import { references } from '../syntax/expression';

/** Far more than any circle that somebody closed by mistake. */
const MOST_NAMES = 1000;

/** The names after `start` up to `start` itself, by the shortest way; undefined where there is none. */
export function findLoop(start: string, read: (name: string) => string | undefined): readonly string[] | undefined {
  const cameFrom = new Map<string, string>();
  const queue = [start];
  for (let name = queue.shift(); name !== undefined && cameFrom.size < MOST_NAMES; name = queue.shift()) {
    for (const next of references(read(name) ?? '')) {
      if (next.name === start) return wayTo(name, start, cameFrom);
      if (cameFrom.has(next.name)) continue;
      cameFrom.set(next.name, name);
      queue.push(next.name);
    }
  }
  return undefined;
}

function wayTo(last: string, start: string, cameFrom: ReadonlyMap<string, string>): string[] {
  const way = [start];
  for (let name: string | undefined = last; name !== undefined && name !== start; name = cameFrom.get(name)) way.unshift(name);
  return way;
}
