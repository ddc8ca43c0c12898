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
    const { levels, text } = walk.boundsOf(setting);
    return (levels > MOST_LEVELS || text > MOST_TEXT) && configuration.setting(setting.name) === setting;
  });
}

function hasReference({ value }: Setting): boolean {
  return value.includes('$');
}

class Walk {
  private readonly known = new Map<Setting, Bounds>();
  private depth = 0;

  constructor(private readonly configuration: Configuration) {}

  boundsOf(setting: Setting): Bounds {
    const { value, assignment } = setting;
    if (!value.includes('$')) return { levels: 1, text: value.length };
    const known = this.known.get(setting);
    if (known) return known;
    this.known.set(setting, ENDLESS); // what comes back here while this goes on is a circle
    const bounds = this.measure(value, scanOf(assignment, this.configuration.target));
    this.known.set(setting, bounds);
    return bounds;
  }

  private boundsOfName(name: string): Bounds {
    const setting = this.configuration.setting(name);
    if (setting) return this.boundsOf(setting);
    const value = this.configuration.defaultOf(name) ?? '';
    return value.includes('$') ? this.measure(value, scan(value, this.configuration.target)) : { levels: 1, text: value.length };
  }

  private measure(value: string, { names, error }: Scan): Bounds {
    if (error || this.depth > MOST_LEVELS) return ENDLESS; // not all names were read, or this is too deep already
    let levels = 0;
    let text = value.length;
    this.depth++;
    for (const name of names) {
      const bounds = this.boundsOfName(name);
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
