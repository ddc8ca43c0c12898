// Hostile main.cf files, and what the installed postconf makes of them: exit and output must be the same, byte for byte.
import { execFileSync, spawnSync } from 'node:child_process';
import { linkSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { decodeBytes, encodeBytes } from '../../server/src/bytes';
import { parseVersion, type Version } from '../../server/src/core/catalogue/version';
import { parseSavedDefaults } from '../../server/src/core/model/savedDefaults';
import { show, shownText } from '../../server/src/core/model/show';
import { parseMain } from '../../server/src/core/syntax/main';
import { parseMaster } from '../../server/src/core/syntax/master';
import { HostileFiles } from './hostileFiles';

const COUNT = Number(process.env.HOSTILE_COUNT ?? 2000);
const SEED = Number(process.env.HOSTILE_SEED ?? 20261124);
/** Every fatal error sleeps a second, so many are under way at once. */
const AT_ONCE = 24;
const MASTER = `smtp inet n - n - - smtpd
  -o mua=permit,reject -o smtpd_client_restrictions=$mua
relay unix - - n - - smtp -o { smtp_fallback_relay = $bar x }
smtp unix - - n - - smtp
maildrop unix - n n - - pipe flags=DRhu user=vmail argv=/bin/false -d $recipient
policy unix - n n - 0 spawn user=nobody argv=/bin/false
other unix - - n - - ../smtp
`;

const postconf = spawnSync('sh', ['-c', 'command -v postconf || ls /usr/sbin/postconf']).stdout.toString().trim();
if (!postconf) console.log('no postconf on this machine: hostile files are not compared');

const folder = mkdtempSync(join(tmpdir(), 'hostile-'));
const files = new Map<string, Buffer>();
let isolated = false;
let defaults: ReadonlyMap<string, string> = new Map();
let version: Version = [3, 7, 11];

afterAll(() => rmSync(folder, { recursive: true, force: true }), 120_000);

/** Runs a shell script with a host name and interfaces of its own, if the machine allows it. */
function run(script: string): string {
  const own = `hostname mail.example.com; (ip link set lo up || ifconfig lo up) >/dev/null 2>&1; ${script}`;
  const env = { PATH: '/usr/sbin:/usr/bin:/sbin:/bin', LC_ALL: 'C' };
  const options = { cwd: folder, env, maxBuffer: 1 << 28 };
  return (isolated ? execFileSync('unshare', ['-u', '-n', 'sh', '-c', own], options) : execFileSync('sh', ['-c', script], options)).toString();
}

/** postconf reads a file again and again while it is younger than a second or two. */
function put(path: string, content: Uint8Array | string): void {
  const anHourAgo = Date.now() / 1000 - 3600;
  writeFileSync(path, content);
  utimesSync(path, anHourAgo, anHourAgo);
}

function prepare(): void {
  isolated = spawnSync('unshare', ['-u', '-n', 'hostname', 'mail.example.com'], { stdio: 'ignore' }).status === 0;
  mkdirSync(join(folder, 'empty'));
  put(join(folder, 'empty/main.cf'), '');
  put(join(folder, 'empty/master.cf'), '');
  defaults = parseSavedDefaults(run(`${postconf} -c empty -d`));
  version = parseVersion(defaults.get('mail_version') ?? '') ?? version;

  put(join(folder, 'master.cf'), MASTER);
  const generator = new HostileFiles(SEED, !isolated);
  for (let i = 0; i < COUNT; i++) {
    const id = `f${i}`;
    const main = generator.next();
    files.set(id, main);
    mkdirSync(join(folder, id));
    put(join(folder, id, 'main.cf'), main);
    linkSync(join(folder, 'master.cf'), join(folder, id, 'master.cf'));
  }
  const each = `for d; do for m in n nx; do ${postconf} -c "$d" -$m >"$d/$m" 2>>"$d/said"; echo "exit $?" >>"$d/$m"; done; done`;
  writeFileSync(join(folder, 'each.sh'), each);
  run(`seq -f f%.0f 0 ${COUNT - 1} | xargs -P ${AT_ONCE} -n 4 sh each.sh`);
}

/** What postconf printed, and its exit status (139 where it overflows its stack). */
function answer(id: string, mode: 'n' | 'nx'): { readonly output: string; readonly exit: number } {
  const [, output = '', exit] = /^(.*)exit (\d+)\n$/s.exec(readFileSync(join(folder, id, mode), 'latin1')) ?? [];
  return { output: output.replace(/^config_directory = f\d+\n/m, ''), exit: Number(exit) };
}

/** What Postfix and we say of one file, where we disagree. */
function compare(id: string, mode: 'n' | 'nx'): unknown[] {
  const { output, exit } = answer(id, mode);
  const main = files.get(id) ?? Buffer.alloc(0);
  const options = { target: version, expand: mode === 'nx', directory: id, defaults, hostname: isolated ? 'mail.example.com' : hostname() };
  const result = show(parseMain(decodeBytes(main)), parseMaster(MASTER), options);
  const ours = Buffer.from(encodeBytes(shownText(result))).toString('latin1');
  if ((exit !== 0) === (result.fatal !== undefined) && (exit !== 0 || ours === output)) return [];
  const said = readFileSync(join(folder, id, 'said'), 'latin1').slice(0, 2000);
  return [{ id, mode, main: main.toString('latin1'), ours: result.fatal?.message ?? ours, postfix: exit ? said : output }];
}

function compareAll(): void {
  beforeAll(prepare, 1_200_000);

  test(`postconf -n and -nx of ${COUNT} hostile files`, () => {
    const different = [...files.keys()].flatMap((id) => [...compare(id, 'n'), ...compare(id, 'nx')]);
    console.log(`${different.length} differences; ${acceptedCount()} of ${COUNT} files accepted by postconf -n${isolated ? '' : ', not isolated'}`);
    expect(different.slice(0, 5)).toEqual([]);
  });

  test('at least half of them are accepted', () => {
    expect(acceptedCount()).toBeGreaterThanOrEqual(COUNT / 2);
  });
}

function acceptedCount(): number {
  return [...files.keys()].filter((id) => answer(id, 'n').exit === 0).length;
}

if (postconf) compareAll();
else test('postconf is installed where it must be', () => expect(process.env.CI).toBeUndefined());
