// Values that refer to each other in a circle, or to themselves: Postfix follows them up to 100 levels and dies (mac_expand.c, dict.c).
import { parameter } from '../catalogue/parameters';
import { messages } from '../messages';
import type { Configuration, ServiceEntry, Setting } from '../model/configuration';
import { expand } from '../model/expansion';
import { hardToExpand } from '../model/expansionBounds';
import { type Fix, removeWord, replace } from '../model/fix';
import { nameUse } from '../model/names';
import { references } from '../syntax/expression';
import { findLoop } from './loops';
import type { PlacedFinding, Rule } from './rule';

const text = messages.rules['expansion-loop'];

/** Each of these is expanded and followed wherever it leads; a file with more of them is nothing that anybody wrote. */
const MOST_SUSPECTS = 100;

export const expansionLoop: Rule = {
  id: 'expansion-loop',
  summary: text.summary,
  category: 'validity',
  severity: 'error',
  sources: ['Postfix: src/util/mac_expand.c', 'Postfix: src/util/dict.c'],
  *checkConfiguration(configuration) {
    const suspects = firstNested(hardToExpand(configuration), configuration);
    if (suspects.length) yield* judge(suspects, configuration);
    for (const service of configuration.services) {
      const own = service.overrides.filter((setting) => service.override(setting.name) === setting && isNested(setting, configuration, service));
      if (own.length) yield* judge(own, configuration, service);
    }
  },
};

function firstNested(candidates: readonly Setting[], configuration: Configuration): Setting[] {
  const found: Setting[] = [];
  for (const setting of candidates) {
    if (found.length === MOST_SUSPECTS) break;
    if (isNested(setting, configuration)) found.push(setting);
  }
  return found;
}

function isNested({ name, value }: Setting, configuration: Configuration, service?: ServiceEntry): boolean {
  if (!value.includes('$') || parameter(name)?.rawExpansion) return false;
  const result = expand(value, (each) => configuration.raw(each, service), { target: configuration.target });
  return result.error?.kind === 'nesting' || result.error?.kind === 'too-large';
}

function* judge(suspects: readonly Setting[], configuration: Configuration, service?: ServiceEntry): Iterable<PlacedFinding> {
  const { known } = nameUse(configuration);
  const isRead = (setting: Setting): boolean => known.find(setting.name) !== undefined;
  let isExplained = false;
  for (const setting of suspects) {
    const loop = findLoop(setting.name, (name) => configuration.raw(name, service));
    if (!loop) continue;
    isExplained = true;
    const [first = ''] = loop;
    const place = references(setting.value).find((reference) => reference.name === first);
    const span = place ? setting.spanIn(place.start, place.end) : setting.valueSpan;
    const circle = [setting.name, ...loop];
    const isFatal = suspects.some(isRead);
    const message = !isFatal ? text.unused(circle) : loop.length === 1 ? text.itself(setting.name) : text.circle(circle);
    yield {
      file: setting.file,
      span,
      message,
      ...(!isFatal && { severity: 'warning' as const }),
      fixes: loop.length === 1 && place ? fixes(setting, span, configuration, service) : [],
    };
  }
  const [first] = suspects;
  if (!isExplained && first) yield { file: first.file, span: first.valueSpan, message: text.deep(first.name) };
}

/** Who writes `mydestination = $mydestination example.com` wants to add to what would be there without this setting. */
function fixes(setting: Setting, span: PlacedFinding['span'], configuration: Configuration, service: ServiceEntry | undefined): Fix[] {
  const wanted = service ? configuration.setting(setting.name)?.value : undefined;
  const base = wanted ?? configuration.defaultOf(setting.name);
  if (base === undefined || base.startsWith('<') || (setting.override?.form === 'plain' && /\s/.test(base))) return [];
  const change = { safe: false, preferred: true, changes: service ? [] : [setting.name] };
  if (base === '') return [{ ...change, title: text.removeReference, operations: [removeWord(span)] }];
  return [{ ...change, title: text.writeDefault(base), operations: [replace(span, base)] }];
}
