// Cipher strings of OpenSSL, lists of exclusions, and grades: which suites of TLS 1.2 and below they select or take away.
import type { Analysis } from '../../analysis';
import { valueMeaning } from '../../catalogue/prose';
import { messages } from '../../messages';
import type { ServiceEntry } from '../../model/configuration';
import { gradeOf, gradeParameter } from '../../tls/grades';
import { excludedBy } from '../../tls/openssl/exclusions';
import { selectCiphers } from '../../tls/openssl/library';
import type { CipherSuite } from '../../tls/openssl/suite';
import { code, codes } from '../markdown';
import { named, plain, type ValueModule } from './valueModule';
import { splitOperator } from './words';

const text = messages.hover.tlsValues;
const TOPICS = ['tls-cipher-names'];
const EXCLUSIONS = ['aNULL', 'eNULL', 'kRSA', 'kDHE', 'SHA1', 'MD5', 'RC4', '3DES', 'DES', 'CAMELLIA', 'ARIA', 'SEED', 'IDEA', 'AESCCM8', 'PSK', 'SRP'];
const MOST_SUITES = 3;
/** Nobody means so many, and each costs a selection. */
const MOST_WORDS = 200;

export const cipherLists: ValueModule = {
  topics: TOPICS,
  describe: (word, { analysis }) => {
    const { openssl } = analysis.options;
    if (word.startsWith('@')) return named(word, describeCommand(word));
    const { operator, plain: bare } = splitOperator(word);
    const { suites } = selectCiphers(bare, openssl);
    const only = suites.length === 1 && suites[0]?.name === bare ? suites[0] : undefined;
    const said = only ? describeSuite(only) : suites.length === 0 ? text.noSuite(openssl) : text.matches(suites.length, openssl, firstOf(suites));
    return named(word, `${text.operators[operator] ?? ''} ${said}${doubtOf(suites)}`.trim());
  },
  describeWhole: (value, { analysis }) => describeSelection(value, analysis),
  complete: (_, isFirst) => (isFirst ? [] : exclusions().map((name) => plain(`!${name}`))),
};

export const cipherExclusions: ValueModule = {
  topics: TOPICS,
  describe: (word, { analysis, parameter, service }) => {
    const { openssl } = analysis.options;
    if (/^[!+@-]/.test(word)) return named(word, text.noOperator);
    const taken = [...excludedBy(word, openssl)];
    if (taken.length === 0) return named(word, text.noSuite(openssl));
    const graded = gradeIn(analysis, parameter.name.replace('exclude_ciphers', 'ciphers'), service);
    const said = text.takesAway(taken.length, openssl, firstOf(taken)) + doubtOf(taken);
    if (!graded) return named(word, said);
    const suites = selectCiphers(graded.list, openssl).suites;
    const count = suites.filter((suite) => taken.includes(suite)).length;
    return named(word, `${said} ${text.ofGrade(count, suites.length, code(graded.written))}`);
  },
  describeWhole: (value, { analysis, parameter, service }) => {
    const { openssl } = analysis.options;
    const graded = gradeIn(analysis, parameter.name.replace('exclude_ciphers', 'ciphers'), service);
    const words = value.split(/[\s,:]+/).filter((word) => word !== '');
    if (!graded || words.length > MOST_WORDS || words.some((word) => /^[!+@-]/.test(word))) return undefined;
    const taken = words.map((word) => excludedBy(word, openssl));
    const suites = selectCiphers(graded.list, openssl).suites;
    const left = suites.filter((suite) => !taken.some((each) => each.has(suite)));
    return left.length === 0 ? text.nothingLeft(code(graded.written)) : text.leaves(left.length, suites.length, code(graded.written), firstOf(left));
  },
  complete: () => exclusions().map(plain),
};

/** `high`, `medium`: the list that stands for it here. */
export const grades: ValueModule = {
  describeWhole: (value, { analysis, service }) => {
    const graded = listOf(analysis, value, service);
    return graded && `${text.gradeList(code(graded.parameter))} ${describeSelection(graded.list, analysis)}`;
  },
};

function describeSelection(list: string, { options: { openssl } }: Analysis): string | undefined {
  const { suites, refused, level } = selectCiphers(list, openssl);
  if (list.trim() === '') return undefined;
  if (refused) return text.stringRefused(openssl);
  return [text.selects(suites.length, openssl, firstOf(suites)) + doubtOf(suites), level === undefined ? '' : text.levelIs(level)]
    .filter((part) => part !== '')
    .join(' ');
}

function describeCommand(word: string): string | undefined {
  if (word === '@STRENGTH') return text.byStrength;
  const [, level] = /^@SECLEVEL=([0-5])$/.exec(word) ?? [];
  return level === undefined ? undefined : text.levelIs(Number(level));
}

function describeSuite({ keyExchange, authentication, encryption, bits, mac, minimum }: CipherSuite): string {
  const cipher = bits === 0 ? text.notEncrypted : `${encryption} ${bits}`;
  return text.suite(keyExchange, authentication, cipher, mac, minimum);
}

function listOf(analysis: Analysis, value: string, service: ServiceEntry | undefined): { readonly parameter: string; readonly list: string } | undefined {
  const grade = gradeOf(value);
  if (!grade) return undefined;
  const parameter = gradeParameter(grade, analysis.options.target);
  return { parameter, list: analysis.configuration.effective(parameter, service).value };
}

function gradeIn(analysis: Analysis, parameter: string, service: ServiceEntry | undefined): { readonly written: string; readonly list: string } | undefined {
  const { value } = analysis.configuration.effective(parameter, service);
  const found = listOf(analysis, value, service);
  return found && { written: `${parameter} = ${value}`, list: found.list };
}

function firstOf(suites: readonly CipherSuite[]): string {
  const shown = codes(suites.slice(0, MOST_SUITES).map(({ name }) => name));
  return suites.length > MOST_SUITES ? text.andMore(shown, suites.length - MOST_SUITES) : shown;
}

/** What could not be proved of them; nothing for nearly all. */
function doubtOf(suites: readonly CipherSuite[]): string {
  const count = suites.filter(({ isProved }) => isProved === false).length;
  return count === 0 ? '' : ` ${text.notProved(count, suites.length)}`;
}

function exclusions(): readonly string[] {
  return EXCLUSIONS.filter((name) => TOPICS.some((topic) => valueMeaning(topic, name)));
}
