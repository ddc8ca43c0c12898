// A name that Postfix does not know and nobody refers to (postconf_unused.c): mostly a misspelt one, whose setting does nothing.
import { familyMembers, isKnown, parameter } from '../catalogue/parameters';
import { formatVersion } from '../catalogue/version';
import { messages } from '../messages';
import type { Configuration, Setting } from '../model/configuration';
import { commentLine, type Fix, removeSetting, replace } from '../model/fix';
import { nameUse } from '../model/names';
import type { Severity } from '../model/options';
import { candidates } from './nameCandidates';
import { nameStatus } from './nameStatus';
import { physicalLines } from './physicalLines';
import type { Rule } from './rule';
import { hasPlaceholder } from './templates';

const text = messages.rules['unknown-parameter'];

export const unknownParameter: Rule = {
  id: 'unknown-parameter',
  summary: text.summary,
  category: 'validity',
  severity: 'warning',
  sources: ['Postfix: src/postconf/postconf_unused.c', 'Postfix: src/postconf/postconf_user.c', 'Postfix: src/postconf/postconf_service.c'],
  *checkConfiguration(configuration, { target }) {
    for (const setting of nameUse(configuration).readOnly)
      yield { file: setting.file, span: setting.nameSpan, message: text.readOnly(setting.name), fixes: [removing(setting)] };
    for (const setting of nameUse(configuration).unused) {
      const { name } = setting;
      if (nameStatus(name, target).kind !== 'unknown' || hasPlaceholder(name)) continue;
      const found = judge(setting, configuration);
      if (found) yield { file: setting.file, span: setting.nameSpan, ...found, fixes: fixesFor(setting, configuration), tag: 'unnecessary' };
    }
  },
};

function judge(setting: Setting, configuration: Configuration): { message: string; severity?: Severity } | undefined {
  const { name } = setting;
  const { target } = configuration;
  if (FOREIGN_COMMENT.test(name)) return { message: text.comment(name) };
  const bare = name.replace(/[+:?.|-]+$/, '');
  if (bare !== name && isKnown(bare, target)) return { message: text.operator(name, bare) };
  if (!/^[\w.+-]+$/.test(name) && isKnown(name.replaceAll(/[^\w]/g, ''), target)) return { message: text.characters(name) };
  const near = candidates(setting, configuration);
  const version = formatVersion(target);
  const clear = near.find(({ isClear }) => isClear);
  if (clear) return { message: text.misspelt(name, [clear.name], version) };
  const member = familyMembers(name)[0];
  // Without master.cf nobody can say which services there are, and which names its options refer to.
  if (member && configuration.master)
    return { message: text.noService(name, member.service, member.parameter.family?.servicesWithProgram ?? programsOf(member.parameter.instanceOf)) };
  if (member || (!configuration.master && name.endsWith('_restrictions'))) return undefined;
  const message = near.length
    ? text.misspelt(
        name,
        near.map((each) => each.name),
        version,
      )
    : text.unknown(name, version);
  return configuration.master || near.length ? { message } : { message, severity: 'hint' };
}

function fixesFor(setting: Setting, configuration: Configuration): Fix[] {
  if (FOREIGN_COMMENT.test(setting.name)) return [commenting(setting, configuration)];
  const near = candidates(setting, configuration).filter(({ fits }) => fits);
  const isTaken = (name: string): boolean =>
    setting.file === 'main' ? configuration.isSet(name) : configuration.services.some((service) => service.node === setting.node && service.override(name));
  const preferred = near.find(({ name, isClear }) => isClear && !isTaken(name));
  const renames = near.map(({ name }) => ({
    title: text.rename(name),
    safe: false,
    preferred: name === preferred?.name,
    changes: setting.override ? [] : [name],
    operations: [replace(setting.nameSpan, name)],
  }));
  return [...renames, removing(setting)];
}

function removing(setting: Setting): Fix {
  return { title: text.remove, safe: false, changes: [], operations: [removeSetting(setting.nameSpan)] };
}

/** How other languages begin a comment. */
const FOREIGN_COMMENT = /^(?:;|\/\/|--)/;

function commenting({ file, node }: Setting, configuration: Configuration): Fix {
  const lines = [...physicalLines(configuration[file]?.text ?? '', node)].filter((line) => !line.isSkipped);
  return { title: text.commentOut, safe: true, preferred: true, changes: [], operations: lines.map(commentLine) };
}

function programsOf(family: string | undefined): readonly string[] {
  return parameter(family ?? '')?.family?.servicesWithProgram ?? [];
}
