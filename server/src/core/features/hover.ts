// What a hover says: about a parameter (its use, its value here and where that comes from, its facts), or about a word of a value.
import type { Analysis } from '../analysis';
import { isPresent, type Parameter } from '../catalogue/parameters';
import { prose } from '../catalogue/prose';
import { formatVersion } from '../catalogue/version';
import { messages } from '../messages';
import type { FileKind, ServiceEntry, Setting } from '../model/configuration';
import type { Span } from '../text';
import { describeFacts } from './facts';
import { locate } from './locate';
import { code } from './markdown';
import { known } from './typeOf';
import { describeValue } from './valueHover';

export interface Hover {
  readonly span: Span;
  readonly markdown: string;
}

const text = messages.hover;
/** A configuration with many services would fill the screen with their overrides. */
const MOST_OVERRIDES = 6;

export function hover(analysis: Analysis, file: FileKind, offset: number): Hover | undefined {
  const place = locate(analysis, file, offset);
  if (!place) return undefined;
  if (place.kind === 'word') {
    const markdown = describeValue(place.setting.name, place.word, analysis.options.target);
    return markdown === undefined ? undefined : { span: place.span, markdown };
  }
  const name = place.kind === 'name' ? place.setting.name : place.name;
  const setting = place.kind === 'name' ? place.setting : undefined;
  return { span: place.span, markdown: describeParameter(analysis, name, setting, place.service) };
}

/** The whole text about a parameter; `setting` is the assignment under the cursor, `service` the one whose value counts. */
export function describeParameter(analysis: Analysis, name: string, setting?: Setting, service?: ServiceEntry): string {
  const parameter = known(name);
  const said = prose(name);
  const parts = [
    said ? `**${name}**: ${said.summary}` : `**${name}**`,
    parameter ? notHere(analysis, parameter) : ownName(analysis, name),
    describeInForce(analysis, name, setting, service, parameter),
    said?.body ?? '',
    parameter ? `---\n\n${describeFacts(parameter, analysis.options.target)}` : '',
  ];
  return parts.filter(Boolean).join('\n\n');
}

function notHere(analysis: Analysis, parameter: Parameter): string {
  const { target } = analysis.options;
  return parameter.status === 'family' || isPresent(parameter, target) ? '' : `⚠ ${text.unknownTo(formatVersion(target))}`;
}

function ownName(analysis: Analysis, name: string): string {
  return analysis.configuration.isSet(name) || analysis.configuration.services.some((service) => service.override(name)) ? text.ownName : text.undefinedName;
}

/** The value in force and where it comes from, then the services that have another one. */
function describeInForce(
  analysis: Analysis,
  name: string,
  setting: Setting | undefined,
  service: ServiceEntry | undefined,
  parameter: Parameter | undefined,
): string {
  const { configuration } = analysis;
  const effective = configuration.effective(name, service);
  if (effective.raw === undefined) return '';
  const lines = [`**${text.inForce}:** ${showValue(effective.raw, effective.value)} (${describeOrigin(analysis, effective.setting, parameter)})`];
  if (setting && effective.setting && effective.setting !== setting && effective.setting.file === setting.file) {
    lines.push(`⚠ ${text.notInForce(effective.setting.node.line + 1)}`);
  }
  const others = configuration.services.filter((each) => each !== service && each.override(name) !== undefined);
  if (others.length) {
    const shown = others.slice(0, MOST_OVERRIDES).map((each) => `${each.name} ${code(each.override(name)?.value ?? '')}`);
    if (others.length > shown.length) shown.push(text.overridesMore(others.length - shown.length));
    lines.push(`**${text.overrides}:** ${shown.join(', ')}`);
  }
  return lines.join('\n\n');
}

function showValue(raw: string, expanded: string): string {
  const written = raw.replaceAll(/[ \t\r\n]+/g, ' ');
  return raw === expanded ? code(written) : `${code(written)}, ${text.expandsTo(code(expanded.replaceAll(/[ \t\r\n]+/g, ' ')))}`;
}

function describeOrigin(analysis: Analysis, setting: Setting | undefined, parameter: Parameter | undefined): string {
  if (!setting) return parameter?.machineDependent ? text.machineDefault : text.fromDefault(formatVersion(analysis.options.target));
  if (setting.file === 'main') return text.fromMain(setting.node.line + 1);
  const service = analysis.configuration.serviceIn(setting.node);
  return text.fromMaster(service?.name ?? '', lineOf(analysis.texts.master ?? '', setting.span.start));
}

function lineOf(source: string, offset: number): number {
  return source.slice(0, offset).split('\n').length;
}
