// Which settings of main.cf may be more than Postfix can expand: an estimate from above in one walk over all references, so that only the
// few that come near the limits need be expanded to see.
import type { Configuration, Setting } from './configuration';
import { type Scan, scan } from './expansion';
import { scanOf } from './names';

/** Well below what evaluator.ts stops at. */
const MOST_LEVELS = 80;
const MOST_TEXT = 50_000;

/** At most how deep a value goes, and at most how much there is to read in it and below it. */
interface Bounds {
  readonly levels: number;
  readonly text: number;
}

const ENDLESS: Bounds = { levels: Number.POSITIVE_INFINITY, text: Number.POSITIVE_INFINITY };

/** The settings in force that may be too deep or too large, or go in a circle, in the order of their places. */
export function hardToExpand(configuration: Configuration): readonly Setting[] {
  const walk = new Walk(configuration);
  return configuration.select(hasReference).filter((setting) => {
    if (configuration.setting(setting.name) !== setting) return false;
    const { levels, text } = walk.boundsOf(setting.name);
    return levels > MOST_LEVELS || text > MOST_TEXT;
  });
}

function hasReference({ value }: Setting): boolean {
  return value.includes('$');
}

class Walk {
  private readonly known = new Map<string, Bounds>();
  private depth = 0;

  constructor(private readonly configuration: Configuration) {}

  boundsOf(name: string): Bounds {
    const known = this.known.get(name);
    if (known) return known;
    const setting = this.configuration.setting(name);
    const value = setting?.value ?? this.configuration.defaultOf(name) ?? '';
    if (!value.includes('$')) return { levels: 1, text: value.length };
    this.known.set(name, ENDLESS); // what comes back here while this goes on is a circle
    const bounds =
      this.depth > MOST_LEVELS
        ? ENDLESS
        : this.measure(value, setting ? scanOf(setting.assignment, this.configuration.target) : scan(value, this.configuration.target));
    this.known.set(name, bounds);
    return bounds;
  }

  private measure(value: string, { names, error }: Scan): Bounds {
    if (error) return ENDLESS; // not all names were read
    let levels = 0;
    let text = value.length;
    this.depth++;
    for (const name of names) {
      const bounds = this.boundsOf(name);
      levels = Math.max(levels, bounds.levels);
      text += bounds.text;
    }
    this.depth--;
    return { levels: levels + 1 + count(value, '{'), text };
  }
}

function count(value: string, character: string): number {
  let found = 0;
  for (let at = value.indexOf(character); at >= 0; at = value.indexOf(character, at + 1)) found++;
  return found;
}
