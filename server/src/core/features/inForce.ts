// The value of a parameter that is in force, where it comes from, and which services have another one.
import type { Analysis } from '../analysis';
import { isHonoured, isPresent, type Parameter } from '../catalogue/parameters';
import { formatVersion } from '../catalogue/version';
import { messages } from '../messages';
import type { Configuration, Effective, ServiceEntry, Setting } from '../model/configuration';
import { branchesByLevel, describeDefault, hasPlaceholder } from './defaults';
import { code } from './markdown';
import { lineOf } from './place';
import { describeQuantity } from './values/quantities';

const text = messages.hover;
/** A configuration with many services would fill the screen with their overrides. */
const MOST_OVERRIDES = 6;

/** Markdown lines about the value of `name` for `service`; `setting` is the assignment under the cursor. */
export function describeInForce(
  analysis: Analysis,
  name: string,
  parameter: Parameter | undefined,
  setting: Setting | undefined,
  service: ServiceEntry | undefined,
): string[] {
  const { configuration } = analysis;
  const effective = configuration.effective(name, service);
  const lines: string[] = [];
  if (effective.raw !== undefined && mayBeInForce(analysis, parameter)) lines.push(`**${text.inForce}:** ${describeEffective(analysis, effective, parameter)}`);
  if (setting && effective.setting && effective.setting !== setting && effective.setting.file === setting.file) {
    const line = lineOf(analysis, setting.file, effective.setting.span.start);
    lines.push(`⚠ ${service ? text.notHere(code(service.name), code(effective.setting.value), line) : text.notInForce(line)}`);
  }
  const others = configuration.services.filter((each) => each !== service && each.override(name) !== undefined);
  if (others.length) {
    const shown = others.slice(0, MOST_OVERRIDES).map((each) => describeOverride(analysis, name, each));
    if (others.length > shown.length) shown.push(text.overridesMore(others.length - shown.length));
    lines.push(`**${text.overrides}:** ${shown.join(', ')}`);
  }
  return lines;
}

function describeOverride(analysis: Analysis, name: string, service: ServiceEntry): string {
  const setting = service.override(name);
  return setting ? `${code(setting.value, 60)} (${text.inService(code(service.name), lineOf(analysis, 'master', setting.span.start))})` : '';
}

function describeEffective(analysis: Analysis, { raw = '', value, setting }: Effective, parameter: Parameter | undefined): string {
  const quantity = parameter && describeQuantity(parameter, value);
  const words = quantity === undefined ? '' : text.means(quantity);
  if (setting) {
    const expanded = value === raw || parameter?.rawExpansion || hasPlaceholder(value) ? '' : `, ${text.expandsTo(code(value))}`;
    return `${code(raw)}${expanded}${words} (${describeOrigin(analysis, setting)})`;
  }
  return describeUnset(analysis, raw, value, parameter, words);
}

/** The default: its value here, and what it was made from. */
function describeUnset({ configuration, options }: Analysis, raw: string, value: string, parameter: Parameter | undefined, words: string): string {
  const isFound = parameter?.variesBy.some((each) => ['host', 'process', 'release'].includes(each));
  const origin = isFound ? text.fromMachine : parameter?.machineDependent ? text.fromBuild : text.fromDefault(formatVersion(options.target));
  const shown = parameter?.rawExpansion ? raw : hasPlaceholder(value) ? chosenBranch(configuration, raw) : value;
  if (shown === raw) return `${describeDefault(raw)}${words} (${origin})`;
  const described = describeDefault(raw);
  return `${code(shown)}${words} (${described === code(raw) ? text.from(origin, described) : text.namely(origin, described)})`;
}

/** What stands for a default whose value only the machine knows: of one that depends on compatibility_level, the part that counts. */
function chosenBranch(configuration: Configuration, raw: string): string {
  const branches = branchesByLevel(raw);
  if (!branches) return raw;
  const isLow = configuration.expand(`\${{$compatibility_level} <level {${branches.level}} ? {low} : {high}}`) === 'low';
  return isLow ? branches.low : branches.high;
}

/** A name that the target does not have may be set, but that makes no value. */
function mayBeInForce({ options }: Analysis, parameter: Parameter | undefined): boolean {
  if (!parameter || parameter.status === 'family' || parameter.status === 'instance') return true;
  return isPresent(parameter, options.target) || isHonoured(parameter, options.target);
}

function describeOrigin(analysis: Analysis, setting: Setting): string {
  const line = lineOf(analysis, setting.file, setting.span.start);
  if (setting.file === 'main') return text.fromMain(line);
  return text.fromMaster(code(analysis.configuration.serviceIn(setting.node)?.name ?? ''), line);
}
