// The catalogue against the installed Postfix 3.7.11 (Debian): `postconf -d` must know the same names with the same defaults.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { defaultValue, parameter, parameterNames, serviceParameters } from '../../server/src/core/catalogue/parameters';
import { activeStockServices, stockServices } from '../../server/src/core/catalogue/services';
import { tableTypes } from '../../server/src/core/catalogue/tables';
import { parseVersion, type Version } from '../../server/src/core/catalogue/version';

const TARGET = parseVersion('3.7.11') as Version;

/** Computed at run time: from the host, the process or the build. */
const RUN_TIME = ['mail_release_date', 'mail_version', 'mydomain', 'myhostname', 'mynetworks', 'process_id', 'process_name', 'service_name'];

/** What Debian's build has instead: its own places for files, and NIS in alias_maps. */
const DEBIAN = {
  alias_maps: 'hash:/etc/aliases, nis:mail.aliases',
  daemon_directory: '/usr/lib/postfix/sbin',
  html_directory: '/usr/share/doc/postfix/html',
  manpage_directory: '/usr/share/man',
  readme_directory: '/usr/share/doc/postfix',
  shlib_directory: '/usr/lib/postfix',
};

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

test('the installed Postfix is the one that this test speaks of', () => {
  expect(postconf('', '-dh', 'mail_version').trim()).toBe('3.7.11');
});

describe('with an empty master.cf', () => {
  const real = defaults('');
  const ours = parameterNames(TARGET).filter((name) => parameter(name)?.status !== 'instance');

  test('the names are the same', () => {
    expect(difference(ours, real)).toEqual([]);
  });

  test('the defaults differ only where the machine decides', () => {
    const different = [...real].filter(([name, value]) => value !== ourDefault(name)).map(([name]) => name);
    expect(different.sort()).toEqual([...RUN_TIME, ...Object.keys(DEBIAN)].sort());
    for (const [name, value] of Object.entries(DEBIAN)) expect([name, real.get(name)]).toEqual([name, value]);
    for (const name of different) expect(parameter(name)?.machineDependent, name).toBe(true);
  });
});

describe('with the stock master.cf and two services more', () => {
  const stock = activeStockServices(TARGET).map(stockService);
  const added = [
    { service: 'dovecot', type: 'unix', command: 'pipe' },
    { service: 'policyd-spf', type: 'unix', command: 'spawn' },
    { service: 'odd', type: 'unix', command: '../smtp' },
  ];
  const services = [...stock, ...added];
  const real = defaults(services.map(({ service, type, command }) => `${service} ${type} - - n - - ${command}\n`).join(''));
  const members = new Map(services.flatMap(({ service, command }) => serviceParameters(service, command, TARGET)).map((each) => [each.name, each]));
  const builtIn = parameterNames(TARGET).filter((name) => parameter(name)?.status !== 'instance');

  test('every service brings the names that the families say', () => {
    expect(difference([...new Set([...builtIn, ...members.keys()])], real)).toEqual([]);
  });

  test('the members have the defaults that the families say', () => {
    for (const [name, member] of members) expect([name, defaultValue(member, TARGET)]).toEqual([name, real.get(name)]);
  });

  test('the members that the catalogue lists are those of the stock services', () => {
    const listed = parameterNames(TARGET).filter((name) => parameter(name)?.status === 'instance');
    expect(listed.filter((name) => !real.has(name))).toEqual([]);
  });
});

test('every table type of this build is known', () => {
  const known = tableTypes(TARGET).map(({ type }) => type);
  const real = postconf('', '-m').split('\n').filter(Boolean);
  expect(real.filter((type) => !known.includes(type))).toEqual([]);
});

function stockService(key: string): { service: string; type: string; command: string } {
  const [service = '', type = ''] = key.split('/');
  const found = stockServices().find((each) => each.service === service && each.type === type && each.active);
  return { service, type, command: found?.command ?? '' };
}

function ourDefault(name: string): string | undefined {
  const found = parameter(name);
  return found && defaultValue(found, TARGET)?.trim();
}

/** What only one of both sides has. */
function difference(ours: readonly string[], real: ReadonlyMap<string, string>): string[] {
  const missing = [...real.keys()].filter((name) => !ours.includes(name)).map((name) => `postconf has ${name}`);
  return [...missing, ...ours.filter((name) => !real.has(name)).map((name) => `we have ${name}`)];
}

function defaults(master: string): Map<string, string> {
  const lines = postconf(master, '-d').split('\n').filter(Boolean);
  return new Map(lines.map((line) => [line.slice(0, line.indexOf(' =')), line.slice(line.indexOf(' =') + 2).trim()]));
}

/** Runs postconf on a fresh folder; a file that has just been written would be read again and again, so it is made a minute old. */
function postconf(master: string, ...options: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'catalogue-'));
  folders.push(folder);
  for (const [name, text] of [
    ['main.cf', ''],
    ['master.cf', master],
  ] as const) {
    const path = join(folder, name);
    writeFileSync(path, text);
    const before = Date.now() / 1000 - 60;
    utimesSync(path, before, before);
  }
  return execFileSync('postconf', ['-c', folder, ...options], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}
