// What the columns of master.cf mean, and what stands in them: types, y and n, wake-up times, process limits, commands, arguments.
import type { Analysis } from '../analysis';
import { meaningAndMore, valueMeaning } from '../catalogue/prose';
import { commandAttributes, commandFlags, type Daemon, daemon, type MasterField, masterFields, perRecipientMacros } from '../catalogue/services';
import { atLeast, formatVersion, type Version } from '../catalogue/version';
import { messages } from '../messages';
import type { ServiceEntry } from '../model/configuration';
import { references } from '../syntax/expression';
import { FIELD_NAMES, type FieldName } from '../syntax/master';
import { code } from './markdown';
import { describeTime } from './values/quantities';

const text = messages.hover.fields;

export function describeField(analysis: Analysis, service: ServiceEntry, name: FieldName): string {
  const value = service.service.fields[name].text;
  const field = masterFields()[FIELD_NAMES.indexOf(name)];
  const [meaning = '', more] = meaningAndMore('master-fields', field?.name ?? name);
  const lines = [
    `**${text.titles[name]}** ${code(value)}${suffixed(describeFieldValue(analysis, service, name, field))}`,
    meaning,
    requirement(service, name),
    name === 'command' ? meaningAndMore('daemons', daemon(service.command)?.program ?? '')[1] : more,
  ];
  return lines.filter((line) => line !== '').join('\n\n');
}

/** An argument of pipe(8), spawn(8) or smtp(8): `user=vmail`, `flags=DRhu`, and what stands behind `argv=`. Undefined for what is none of theirs. */
export function describeArgument({ command, service }: ServiceEntry, index: number, target: Version): string | undefined {
  const written = service.arguments[index]?.text ?? '';
  const argv = service.arguments.findIndex((each) => each.text.startsWith('argv='));
  const program = (service.arguments[argv]?.text ?? '').slice('argv='.length);
  const macros = command === 'pipe' && argv >= 0 && index >= argv ? describePipeMacros(written) : '';
  if (argv >= 0 && index > argv)
    return commandAttributes(command, target).length > 0 ? [text.argvOf(code(written), code(program)), macros].join('\n\n').trim() : undefined;
  const said = describeAttribute(command, written, target);
  return said && [said, macros].filter((part) => part !== '').join('\n\n');
}

/** `${recipient}`: the names that pipe(8) fills in. */
function describePipeMacros(written: string): string {
  const repeats = perRecipientMacros();
  const rows = references(written).map(({ name }) => {
    const said = valueMeaning('pipe-macros', name) ?? text.noMacro;
    return `- ${code(`\${${name}}`)}: ${said}${repeats.includes(name) ? ` ${text.repeated}` : ''}`;
  });
  return [...new Set(rows)].join('\n');
}

function describeAttribute(command: string, written: string, target: Version): string | undefined {
  const [name = ''] = written.split('=', 1);
  const attribute = commandAttributes(command, target).find((each) => each.name === name);
  if (!attribute || !written.includes('=')) return undefined;
  const said = valueMeaning(`${command}-attributes`, name) ?? '';
  const head = `**${name}**: ${text.argument(attribute.value)}${attribute.required ? ` ${text.required}` : ''}${said === '' ? '' : ` ${said}`}`;
  const letters = name === 'flags' ? [...written.slice(name.length + 1)] : [];
  const flags = commandFlags(command, target).filter(({ flag }) => letters.includes(flag));
  return [head, flags.map(({ flag, meaning }) => `- ${code(flag)}: ${valueMeaning('pipe-flags', flag) ?? meaning}`).join('\n')]
    .filter((line) => line !== '')
    .join('\n\n');
}

function suffixed(words: string): string {
  return words === '' ? '' : `: ${words}`;
}

function describeFieldValue(analysis: Analysis, service: ServiceEntry, name: FieldName, field: MasterField | undefined): string {
  const value = service.service.fields[name].text;
  switch (name) {
    case 'service':
      return service.type === 'inet' ? describePort(value) : '';
    case 'type':
      return valueMeaning('service-types', value) ?? '';
    case 'wakeup':
      return describeWakeup(value);
    case 'maxproc':
      return describeLimit(analysis, value);
    case 'command':
      return describeCommand(service, analysis.options.target);
    default:
      return describeSwitch(analysis, name, value, field);
  }
}

function describePort(value: string): string {
  const colon = value.lastIndexOf(':');
  const written = value.slice(colon + 1);
  const name = text.knownPorts[written] ?? written;
  const port = Object.hasOwn(text.ports, name) ? `${text.ports[name]}` : code(written);
  return colon < 0 ? text.listensOn(port) : text.listensAt(code(value.slice(0, colon)), port);
}

function describeSwitch(analysis: Analysis, name: FieldName, value: string, field: MasterField | undefined): string {
  const meanings = text.values[name];
  if (!meanings || !field || value !== '-') return meanings?.[value] ?? '';
  const below = field.defaultBelowCompatibilityLevel;
  const level = Number(analysis.configuration.effective('compatibility_level').value.split('.', 1)[0]);
  const isBelow = below !== undefined && level < Number(below.level);
  const now = (isBelow ? below.value : field.default) ?? '';
  return `${text.dash(code(now))}${isBelow ? ` (${text.isBelow(below.level, code(now))})` : ''}. ${meanings[now] ?? ''}`;
}

function describeWakeup(value: string): string {
  const [digits = '', mark] = value.split('?');
  if (digits === '-' || digits === '0') return digits === '-' ? text.dash(text.never) : text.never;
  if (!/^\d+$/.test(digits)) return '';
  const time = describeTime(digits, 's') ?? '';
  return mark === undefined ? text.every(time) : text.everyIfUsed(time);
}

function describeLimit(analysis: Analysis, value: string): string {
  if (value === '-') return text.dash(text.defaultLimit(code(analysis.configuration.effective('default_process_limit').value)));
  if (value === '0') return text.noLimit;
  return /^\d+$/.test(value) ? text.atMost(Number(value)) : '';
}

function describeCommand(service: ServiceEntry, target: Version): string {
  const found = daemon(service.command);
  return found ? describeDaemon(found, target, service.overrides.length) : text.unknownCommand;
}

/** What a program does; `count` is the number of options of a service that runs it. */
export function describeDaemon(found: Daemon, target: Version, count = 0): string {
  const parts = [valueMeaning('daemons', found.program) ?? ''];
  if (!atLeast(target, found.introducedIn)) parts.push(`⚠ ${text.tooNew(formatVersion(target), found.introducedIn)}`);
  if (count > 0) parts.push(text.overrides(count));
  parts.push(`[${found.program}(8)](${found.docUrl})`);
  return parts.join(' ');
}

/** What the program of the service insists on in this field. */
function requirement(service: ServiceEntry, name: FieldName): string {
  const found = daemon(service.command);
  const value = name === 'maxproc' ? found?.processLimitMustBe : name === 'unpriv' ? found?.unprivilegedMustBe : undefined;
  return found && value !== undefined ? text.mustBe(code(String(value)), found.program) : '';
}
