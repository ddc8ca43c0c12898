// An indented setting below another one: every line that begins with a blank continues the value above it, comments and blank lines
// between notwithstanding (readlline.c). postconf(1) is silent, and `postconf -n` shows one long value.
import { familyMembers, parameter } from '../catalogue/parameters';
import { messages } from '../messages';
import type { Configuration, Setting, SettingText } from '../model/configuration';
import { dedent, type Fix } from '../model/fix';
import { braceDepth, hasSeveralLines, physicalLines, serviceOnLine } from './physicalLines';
import type { PlacedFinding, Rule } from './rule';

const text = messages.rules['swallowed-setting'];

const ASSIGNMENT = /^([ \t]+)([\w.-]+)[ \t]*=(?!=)/;
/** Hardly any value needs a closer look. */
const MAY_HAVE_SUSPECTS = /\n[ \t]+[\w.-]+[ \t]*=(?!=)/;

export const swallowedSetting: Rule = {
  id: 'swallowed-setting',
  summary: text.summary,
  category: 'syntax',
  severity: 'error',
  sources: ['Postfix: src/util/readlline.c'],
  *checkConfiguration(configuration) {
    for (const setting of configuration.select(hasSuspects)) yield* inSetting(setting, configuration.main?.text ?? '', configuration);
    yield* inServices(configuration);
  },
};

interface Suspect {
  readonly name: string;
  /** In its node. */
  readonly start: number;
}

function hasSuspects(setting: SettingText): boolean {
  return setting.assignment.hasSeveralLines && MAY_HAVE_SUSPECTS.test(setting.source) && suspects(setting.source).length > 0;
}

/** Lines behind the first that look like settings, outside of braces. */
function suspects(source: string): Suspect[] {
  const found: Suspect[] = [];
  let depth = 0;
  for (const line of physicalLines(source, { start: 0, end: source.length })) {
    if (line.isSkipped) continue;
    const [, blanks = '', name = ''] = (line.start > 0 && depth <= 0 && ASSIGNMENT.exec(line.text)) || [];
    depth += braceDepth(line.text);
    if (name) found.push({ name, start: line.start + blanks.length });
  }
  return found;
}

function* inSetting({ name: above, node }: Setting, source: string, configuration: Configuration): Iterable<PlacedFinding> {
  for (const { name, start: offset } of suspects(source.slice(node.start, node.end))) {
    if (!isSetting(name, configuration)) continue;
    const start = node.start + offset;
    yield {
      file: 'main',
      span: { start, end: start + name.length },
      message: text.swallowed(name, above),
      fixes: [{ title: text.dedent, safe: false, preferred: true, changes: [above, name], operations: [dedent({ start, end: start })] }],
    };
  }
}

function* inServices({ services, master }: Configuration): Iterable<PlacedFinding> {
  const source = master?.text ?? '';
  for (const { name: above, node } of services) {
    if (!hasSeveralLines(source, node)) continue;
    for (const line of physicalLines(source, node)) {
      const name = line.isSkipped || line.start === node.start ? undefined : serviceOnLine(line.text);
      if (name === undefined || name.startsWith('-')) continue;
      const start = line.start + line.text.search(/\S/);
      const fix: Fix = { title: text.dedent, safe: false, preferred: true, changes: [], operations: [dedent({ start, end: start })] };
      yield { file: 'master', span: { start, end: start + line.text.trim().length }, message: text.service(name, above), fixes: [fix] };
    }
  }
}

/** A parameter of any version, or a name that is set properly somewhere else. */
function isSetting(name: string, configuration: Configuration): boolean {
  const found = parameter(name);
  return (found !== undefined && found.status !== 'family') || familyMembers(name).length > 0 || configuration.isSet(name);
}
