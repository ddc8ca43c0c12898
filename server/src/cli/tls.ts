// `postfix-lint tls`: what TLS every service of a configuration speaks, and why.
import { readFileSync } from 'node:fs';
import {
  Analysis,
  type Configuration,
  certificateChains,
  coreMessages,
  isWorse,
  MARKS,
  type Mark,
  NCSC_MARKS,
  PostureFixes,
  type PostureReport,
  postureReport,
  scaleOf,
} from '../core';
import { CertificateReader } from '../host/certificates';
import { type Assumptions, choose } from './assumptions';
import type { Command } from './command';
import { Failure } from './failure';
import { type Input, readInputs, textsOf } from './inputs';
import { differenceText } from './posture/difference';
import { html } from './posture/html';
import { json } from './posture/json';
import type { JudgedPosture, PostureFormat } from './posture/judged';
import { table } from './posture/table';
import { narrowing, SYSTEM_FILES, systemPolicy } from './systemPolicy';
import type { Terminal } from './terminal';

const text = coreMessages.cli;
const FORMATS = { table, json, html } satisfies Record<string, PostureFormat>;

export const tls: Command = {
  options: { format: 'value', 'fail-below': 'value', ciphers: 'flag', diff: 'value' },
  help: text.help.tls,
  async run(given, assumptions, terminal) {
    const format = FORMATS[choose(given, 'format', ['table', 'json', 'html'])];
    if (given.positionals.length > 1) throw new Failure(text.onePath('tls'));
    const limit = given.has('fail-below') ? choose(given, 'fail-below', [...MARKS, ...NCSC_MARKS]) : undefined;
    const judged = await judge(given.positionals, assumptions, terminal);
    if (limit !== undefined) demandScale(limit, scaleOf(judged.options.profile));
    const other = given.value('diff');
    if (other !== undefined) {
      const after = await judge([other], assumptions, terminal);
      terminal.out(differenceText(judged.report, after.report));
      return verdict(after, limit, terminal);
    }
    for (const piece of format(judged, { ciphers: given.has('ciphers'), colour: terminal.colour })) terminal.out(piece);
    return verdict(judged, limit, terminal);
  },
};

function verdict({ report: { mark }, options }: JudgedPosture, limit: Mark | undefined, terminal: Terminal): number {
  if (limit === undefined || mark === undefined || !isWorse(mark, limit, options.profile)) return 0;
  terminal.error(text.belowLimit(mark, limit));
  return 1;
}

function demandScale(limit: Mark, scale: readonly Mark[]): void {
  if (!scale.includes(limit)) throw new Failure(text.otherScale(limit, scale));
}

async function judge(paths: readonly string[], assumptions: Assumptions, terminal: Terminal): Promise<JudgedPosture> {
  const input = readInputs(paths, terminal)[0] as Input;
  const { options, description, isLocal } = await assumptions.for(input.directory);
  const analysis = Analysis.of(textsOf(input), options);
  const { configuration } = analysis;
  const keysIn = await new CertificateReader().read(certificateChains(configuration, options));
  const report = postureReport(configuration, { ...options, keysIn });
  const notes = isLocal ? systemNotes(configuration, report) : [];
  return { input, options, assumed: description, report, fixes: new PostureFixes(analysis, report, keysIn), notes };
}

/** What the machine's own openssl.cnf takes away. */
function systemNotes(configuration: Configuration, report: PostureReport): readonly string[] {
  const { value } = configuration.effective('tls_config_file');
  // A file of Postfix's own may be read under another name, and with `none` nothing is read.
  const path = value === '' || value === 'default' ? SYSTEM_FILES.find((each) => readText(each) !== undefined) : undefined;
  const policy = path === undefined ? undefined : systemPolicy(path, readText);
  const narrowed = policy && narrowing(report, policy);
  if (path === undefined || !narrowed) return [];
  const versions = narrowed.versions.map((each) => coreMessages.posture.protocol(each));
  const canBeOff = isKnownTo('tls_config_file', configuration);
  return [text.posture.systemPolicy(path, [...versions, ...narrowed.tls13Ciphers], canBeOff)];
}

const isKnownTo = (name: string, configuration: Configuration): boolean => configuration.defaultOf(name) !== undefined;

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
