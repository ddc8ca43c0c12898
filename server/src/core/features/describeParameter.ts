// The whole text about a parameter: its use, what stands in its way, its value here and where that comes from, our words, its facts.
import type { Analysis } from '../analysis';
import { categoryTitle, type Parameter } from '../catalogue/parameters';
import { messages } from '../messages';
import type { ServiceEntry, Setting } from '../model/configuration';
import type { KeysIn } from '../tls/posture/posture';
import { describeFacts } from './facts';
import { describeInForce } from './inForce';
import { code } from './markdown';
import { textAbout } from './parameterText';
import { describeUse, lineOf } from './place';
import { describeEffect } from './postureHover';
import { describeStanding } from './standing';
import { describeTableSetting } from './tableSettings';
import { known } from './typeOf';
import { isRestrictionClass, usesOf } from './uses';

const text = messages.hover;
const MOST_USES = 5;

/** `setting` is the assignment under the cursor, `service` the one whose value counts. */
export function describeParameter(analysis: Analysis, name: string, setting?: Setting, service?: ServiceEntry, keysIn?: KeysIn): string {
  const parameter = known(name);
  return paragraphs(parameter ? describeKnown(analysis, parameter, setting, service, keysIn) : describeOwn(analysis, name, setting, service));
}

function describeKnown(
  analysis: Analysis,
  parameter: Parameter,
  setting: Setting | undefined,
  service: ServiceEntry | undefined,
  keysIn: KeysIn | undefined,
): string[] {
  const { name } = parameter;
  const said = textAbout(parameter);
  const isDefault = analysis.configuration.effective(name, service).setting === undefined;
  return [
    `**${name}**${said.summary === '' ? ` · ${categoryTitle(parameter.category)}` : `: ${said.summary}`}`,
    ...describeStanding(analysis, parameter, service),
    ...describeService(analysis, parameter),
    ...describeInForce(analysis, name, parameter, setting, service),
    setting ? describeEffect(analysis, setting, keysIn) : '',
    describeUses(analysis, name),
    said.body,
    `---\n\n${describeFacts(parameter, analysis.options.target, isDefault)}`,
  ];
}

/** The service of master.cf that a parameter belongs to by its name. */
function describeService(analysis: Analysis, { family, instanceOf, service }: Parameter): string[] {
  if (family) return [text.family(family.placeholder)];
  const programs = known(instanceOf ?? '')?.family?.servicesWithProgram;
  if (service === undefined || !programs) return [];
  const { services, master } = analysis.configuration;
  const entry = services.find((each) => each.name === service && programs.includes(each.service.fields.command.text));
  if (entry) return [text.familyService(code(service), code(entry.command), lineOf(analysis, 'master', entry.span.start))];
  const missing = programs.includes('spawn') ? text.noCommandService : text.noFamilyService;
  return master ? [`⚠ ${missing(code(service))}`] : [];
}

/** A name that Postfix does not know: where it is set and used is all there is to say. */
function describeOwn(analysis: Analysis, name: string, setting: Setting | undefined, service: ServiceEntry | undefined): string[] {
  const isSet = usesOf(analysis, name).some(({ kind }) => kind === 'set');
  const own = isRestrictionClass(analysis, name) ? text.restrictionClass : isSet ? text.ownName : text.undefinedName;
  const what = describeTableSetting(analysis, name) ?? own;
  return [`**${code(name)}**`, what, ...describeInForce(analysis, name, undefined, setting, service), describeUses(analysis, name)];
}

function describeUses(analysis: Analysis, name: string): string {
  const uses = usesOf(analysis, name).filter(({ kind }) => kind !== 'set');
  if (uses.length === 0) return '';
  const shown = uses.slice(0, MOST_USES).map((use) => describeUse(analysis, use));
  if (uses.length > shown.length) shown.push(text.overridesMore(uses.length - shown.length));
  return `**${text.usedIn}:** ${shown.join(', ')}`;
}

function paragraphs(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}
