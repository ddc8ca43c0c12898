// A private Postfix: its own configuration, queue and data in a fresh folder, on free ports of the loopback address, one smtpd for each case.
// Nothing of the machine's own Postfix is touched. It needs root, because master(8) does.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { type Build, command, compatibilityLevel, findBuild, outside } from '../../support/build';
import type { TlsCase } from './cases';
import { certificateSettings, makeCertificates } from './certificates';

// Two runs at once must not both find the same ports free.
const FIRST_PORT = 20_300 + (process.pid % 40) * 250;
const START_LIMIT = 60_000;

/** The services that smtpd asks, as Debian's master.cf has them, but none in a jail. */
const INTERNAL_SERVICES = [
  'pickup unix n - n 60 1 pickup',
  'cleanup unix n - n - 0 cleanup',
  'qmgr unix n - n 300 1 qmgr',
  'tlsmgr unix - - n 1000? 1 tlsmgr',
  'rewrite unix - - n - - trivial-rewrite',
  'bounce unix - - n - 0 bounce',
  'defer unix - - n - 0 bounce',
  'trace unix - - n - 0 bounce',
  'verify unix - - n - 1 verify',
  'flush unix n - n 1000? 0 flush',
  'proxymap unix - - n - - proxymap',
  'showq unix n - n - - showq',
  'error unix - - n - - error',
  'retry unix - - n - - error',
  'discard unix - - n - - discard',
  'anvil unix - - n - 1 anvil',
  'postlog unix-dgram n - n - 1 postlogd',
];

export interface Running {
  /** What Postfix logged until now. */
  log(): string;
  stop(): Promise<void>;
}

export interface Instance extends Running {
  /** The lines of a case carry its port. */
  portOf(caseName: string): number;
}

export async function startPostfix(cases: readonly TlsCase[]): Promise<Instance> {
  const ports = await freePorts(cases);
  const folder = makeFolder();
  const running = await startIn(folder, { main: serverText, master: masterText(inside(folder), cases, ports) });
  return { ...running, portOf: (name) => ports.get(name) ?? 0 };
}

interface Files {
  /** What comes to the lines that every instance needs. */
  readonly main: string;
  readonly master: string;
  /** What this Postfix alone takes for /etc/hosts. */
  readonly hosts?: string;
}

/** Starts a Postfix of its own in a folder that `makeFolder` made, which is gone when it stops. */
export async function startIn(folder: string, { main, master, hosts }: Files): Promise<Running> {
  const configuration = join(folder, 'conf');
  writeFileSync(join(configuration, 'main.cf'), commonText(inside(folder), findBuild()) + main);
  writeFileSync(join(configuration, 'master.cf'), `${[...INTERNAL_SERVICES, master].join('\n')}\n`);
  // Before the start, so that there is no moment in which nobody would stop it.
  const watchdog = startWatchdog(folder);
  const logFile = join(folder, 'queue', 'log');
  const start = spawnStart(folder, hosts);
  if (start.status !== 0) {
    await stop(watchdog);
    throw new Error(`Postfix does not start: ${start.error?.message ?? start.stderr}`);
  }
  return { log: () => readFileSync(logFile, 'utf8'), stop: () => stop(watchdog) };
}

/** Names of one's own take a name space of one's own: the machine's /etc/hosts is nobody else's business. */
function spawnStart(folder: string, hosts: string | undefined): ReturnType<typeof spawnSync> {
  const options = { encoding: 'utf8', timeout: START_LIMIT } as const;
  if (hosts === undefined) return spawnSync(...command('postfix', ['-c', join(inside(folder), 'conf'), 'start']), options);
  if (inside(folder) !== folder) throw new Error('names of its own are for the installed Postfix alone');
  writeFileSync(join(folder, 'hosts'), hosts, { mode: 0o644 });
  const script = 'mount --bind "$1/hosts" /etc/hosts && exec postfix -c "$1/conf" start';
  return spawnSync('unshare', ['--mount', 'sh', '-c', script, 'sh', folder], options);
}

/**
 * A shell that waits for the end of its input, and then stops Postfix and removes the folder. The input ends with a call of `stop`, and also
 * with our process, however that ends: a test runner that is killed must not leave a mail server behind.
 */
function startWatchdog(folder: string): ChildProcess {
  const script = 'folder=$1; shift; cat >/dev/null; "$@"; rm -rf "$folder"';
  const [program, args] = command('postfix', ['-c', `${inside(folder)}/conf`, 'stop']);
  return spawn('sh', ['-c', script, 'sh', folder, program, ...args], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
}

async function stop(watchdog: ChildProcess): Promise<void> {
  if (watchdog.exitCode !== null) return;
  const ended = new Promise((done) => watchdog.once('close', done));
  watchdog.stdin?.end();
  await ended;
}

/** The folder as Postfix sees it. */
const inside = (folder: string): string => join(tmpdir(), basename(folder));

export function makeFolder(): string {
  if (process.getuid?.() !== 0) throw new Error('a Postfix of our own needs root');
  const folder = mkdtempSync(outside(join(tmpdir(), `postfix-tls-${process.pid}-`)));
  chmodSync(folder, 0o755); // the daemons that gave up root must get in
  for (const name of ['conf', 'queue', 'data']) mkdirSync(join(folder, name), { mode: 0o755 });
  const owner = spawnSync('chown', ['postfix', join(folder, 'data')], { encoding: 'utf8' });
  if (owner.status !== 0) throw new Error(`Postfix is needed: ${owner.stderr}`);
  makeCertificates(join(folder, 'conf'));
  return folder;
}

/** What every instance needs to keep to itself. */
function commonText(folder: string, { target }: Build): string {
  return `compatibility_level = ${compatibilityLevel(target)}
queue_directory = ${folder}/queue
data_directory = ${folder}/data
maillog_file = ${folder}/queue/log
maillog_file_prefixes = ${folder}
myhostname = mail.test.example
mydestination =
mynetworks = 127.0.0.0/8
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
alias_maps =
alias_database =
local_recipient_maps =
max_idle = 10s
`;
}

/** The same for all cases. What makes a scan slow is off: DNS, the counting of clients, delays after errors. */
const serverText = `smtpd_peername_lookup = no
smtpd_client_connection_count_limit = 0
smtpd_error_sleep_time = 0
smtpd_timeout = 20s
max_use = 10000
`;

function masterText(folder: string, cases: readonly TlsCase[], ports: ReadonlyMap<string, number>): string {
  const services = cases.map((tlsCase) => {
    const port = ports.get(tlsCase.name);
    const settings = [`syslog_name = case-${port}`, ...certificateSettings(join(folder, 'conf'), tlsCase.certificates), ...tlsCase.main];
    if (!tlsCase.tlsproxy) return service(`127.0.0.1:${port} inet n - n - - smtpd`, [...settings, ...tlsCase.overrides]);
    const screen = service(`127.0.0.1:${port} inet n - n - 1 postscreen`, [
      ...settings,
      ...ALWAYS_SCREENED,
      `tlsproxy_service_name = tlsproxy-${port}`,
      ...tlsCase.overrides,
    ]);
    return `${screen}\n${service(`tlsproxy-${port} unix - - n - 0 tlsproxy`, [...settings, ...tlsCase.tlsproxy])}`;
  });
  return services.join('\n');
}

/** Nobody is known to postscreen, so that it speaks with everybody itself, and to the end: that takes a test of what is said. */
const ALWAYS_SCREENED = [
  'postscreen_access_list =',
  'postscreen_cache_map =',
  'postscreen_greet_banner =',
  'postscreen_greet_wait = 1s',
  'postscreen_non_smtp_command_enable = yes',
];

const service = (entry: string, settings: readonly string[]): string => [entry, ...settings.map((setting) => `  -o { ${setting} }`)].join('\n');

async function freePorts(cases: readonly TlsCase[]): Promise<Map<string, number>> {
  const ports = new Map<string, number>();
  let port = FIRST_PORT;
  for (const { name } of cases) {
    if (ports.has(name)) throw new Error(`two cases are called ${name}`);
    while (!(await isFree(port))) port++;
    ports.set(name, port++);
  }
  return ports;
}

function isFree(port: number): Promise<boolean> {
  return new Promise((done) => {
    const server = createServer();
    server.once('error', () => done(false));
    server.listen(port, '127.0.0.1', () => server.close(() => done(true)));
  });
}
