// The recorded answers of two real Postfix versions, read where they lie (POSTFIX_ORACLE, or ../shared/oracle beside the project), and
// `show` asked the same questions. The files are other people's: none of them is in the project.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { decodeBytes, encodeBytes } from '../../server/src/bytes';
import { parseVersion, type Version } from '../../server/src/core/catalogue/version';
import { compareBytes } from '../../server/src/core/model/byteText';
import { type ShowResult, show, shownText } from '../../server/src/core/model/show';
import { parseMain } from '../../server/src/core/syntax/main';
import { parseMaster } from '../../server/src/core/syntax/master';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../..');
const FOLDER = process.env.POSTFIX_ORACLE ?? join(ROOT, '../shared/oracle');

/** The oracle's folder, if it is there. */
export const oracle = existsSync(join(FOLDER, 'micro-main.json')) ? FOLDER : undefined;
if (!oracle) console.log(`no oracle at ${FOLDER}: the recorded answers of Postfix are not compared`);

export const VERSIONS = ['3.7.11', '3.12'] as const;
export type RecordedVersion = (typeof VERSIONS)[number];

/** What the two builds have otherwise than the catalogue's reference build: Debian's paths, NIS, and a process id that we mask. */
const BUILD_DEFAULTS: Record<RecordedVersion, Record<string, string>> = {
  '3.7.11': {
    alias_maps: 'hash:/etc/aliases, nis:mail.aliases',
    daemon_directory: '/usr/lib/postfix/sbin',
    mail_version: '3.7.11',
    process_id: 'PID',
    shlib_directory: '/usr/lib/postfix',
  },
  '3.12': { mail_version: '3.12-20260821', process_id: 'PID' },
};

export function target(version: RecordedVersion): Version {
  return parseVersion(version) as Version;
}

export function readOracle(path: string): Buffer {
  return readFileSync(join(oracle ?? '', path));
}

export function readJson<T>(path: string): T {
  return JSON.parse(readOracle(path).toString()) as T;
}

export function readLines<T>(path: string): T[] {
  const lines = readOracle(path).toString().split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as T);
}

export interface Question {
  readonly main: Uint8Array;
  readonly master: Uint8Array | undefined;
  readonly version: RecordedVersion;
  readonly expand: boolean;
}

/** Asks `show` as the recorded Postfix was asked: on a host named mail.example.com that has only a loopback interface. */
export function ask({ main, master, version, expand }: Question): ShowResult {
  return show(parseMain(decodeBytes(main)), master && parseMaster(decodeBytes(master)), {
    target: target(version),
    expand,
    directory: '@DIR@',
    hostname: 'mail.example.com',
    defaults: new Map(Object.entries(BUILD_DEFAULTS[version])),
  });
}

/** The output as recorded: bytes shown as UTF-8, or as Latin-1 where they are not. */
export function recordedText(result: ShowResult, encoding?: string): string {
  return Buffer.from(encodeBytes(shownText(result))).toString(encoding === 'latin1' ? 'latin1' : 'utf8');
}

/** What postconf printed, without the line that -c adds and with the process id masked. */
export function recordedOutput(stdout: string): string {
  return stdout.replace(/^config_directory = @DIR@\n/m, '').replace(/(\/postconf) \d+\b/g, '$1 PID');
}

/** What was asked, what came, and what Postfix said; undefined where they agree. */
export interface Difference {
  readonly id: string;
  readonly ours: unknown;
  readonly postfix: unknown;
}

interface Recorded {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly encoding?: string;
}

/** Compares exit and output, or, where those agree, the complaints as sets. */
export function differences(id: string, result: ShowResult, recorded: Recorded, withComplaints = true): Difference[] {
  const exit = result.fatal ? 1 : 0;
  if (exit !== recorded.exit) return [{ id, ours: { exit, complaints: complaints(result) }, postfix: recorded }];
  const ours = recordedText(result, recorded.encoding);
  const postfix = recordedOutput(recorded.stdout);
  if (exit === 0 && ours !== postfix) return [{ id, ours, postfix }];
  const [said, heard] = [complaints(result), recordedComplaints(recorded.stderr)];
  return withComplaints && said.join('\n') !== heard.join('\n') ? [{ id, ours: said, postfix: heard }] : [];
}

/** Warnings and the fatal error as one sorted set; a missing database file is the machine's business. */
export function recordedComplaints(stderr: string): string[] {
  const lines = stderr
    .split(/^postconf: /m)
    .map((line) => line.replace(/\n$/, ''))
    .filter((line) => line !== '' && !/^warning: (open|read) "\w+" configuration /.test(line));
  return [...new Set(lines)].sort();
}

export function complaints({ warnings, fatal }: ShowResult): string[] {
  const lines = warnings.map(({ message }) => `warning: ${message}`);
  return [...new Set(fatal ? [...lines, `fatal: ${fatal.message}`] : lines)].sort();
}

/** Postfix drops settings of these. */
const READ_ONLY = new Set(['process_name', 'process_id', 'service_name']);

/** What `postconf -P` prints of a master.cf: its -o options by service. */
export function overridesText(master: Uint8Array): string {
  const values = new Map<string, Map<string, string>>();
  const order: string[] = [];
  for (const { syntax } of parseMaster(decodeBytes(master)).nodes) {
    if (syntax.kind !== 'service' || syntax.overrides.length === 0) continue;
    const space = `${syntax.fields.service.text}/${syntax.fields.type.text}`;
    const settings = values.get(space) ?? new Map<string, string>();
    for (const { assignment } of syntax.overrides) if (!READ_ONLY.has(assignment.name)) settings.set(assignment.name, assignment.value);
    values.set(space, settings);
    order.push(space);
  }
  const lines = order.flatMap((space) => {
    const settings = values.get(space) ?? new Map<string, string>();
    return [...settings.keys()].sort(compareBytes).map((name) => `${space}/${name} = ${settings.get(name)}`.replace(/[ \t\r\n]+/g, ' ').replace(/ $/, ''));
  });
  return Buffer.from(encodeBytes(lines.map((line) => `${line}\n`).join(''))).toString();
}
