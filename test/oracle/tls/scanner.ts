// Measures one port: what is said in the clear by a dialogue, the suites by sslscan, and whose order counts by two handshakes of openssl(1).
import { spawn } from 'node:child_process';
import { command } from '../../support/build';
import { type Observed, PROTOCOLS, type Protocol } from './observed';
import { askForTls, kindOfServer } from './smtp';

const SCAN_LIMIT = 120_000;
const HANDSHAKE_LIMIT = 20_000;
const ATTEMPTS = 3;

/** Everything but what Postfix logged, which is known to the instance. */
type Scanned = Omit<Observed, 'logged'>;

interface Target {
  readonly port: number;
  /** Some daemons die before they take the connection, and some after. Asks the log, because the second look like a living one from outside. */
  hasDied(): boolean;
  readonly withGroups: boolean;
}

/** What the programs need to know of it. */
interface TlsServer {
  readonly port: number;
  readonly wrapped: boolean;
  readonly withGroups: boolean;
}

export async function scan({ port, hasDied, withGroups }: Target): Promise<Scanned> {
  const kind = await kindOfServer(port, hasDied);
  switch (kind) {
    case 'silent':
      return { ...NOTHING, broken: 'daemon-dies' };
    case 'hangs-up':
      if (hasDied()) return { ...NOTHING, broken: 'daemon-dies' };
      // A server that lives on and hangs up without a word is one in wrapper mode: what it wanted to start was TLS, and it cannot.
      return { ...NOTHING, required: true, wrapped: true, broken: 'handshake-fails' };
    case 'tls':
      return { ...NOTHING, required: true, wrapped: true, ...(await scanTls({ port, wrapped: true, withGroups })) };
    case 'smtp':
      return scanStarttls({ port, wrapped: false, withGroups });
  }
}

const NOTHING: Scanned = {
  offered: false,
  required: false,
  wrapped: false,
  protocols: [],
  suites: { TLSv1: [], 'TLSv1.1': [], 'TLSv1.2': [], 'TLSv1.3': [] },
  serverOrder: undefined,
  broken: null,
  dhBits: [],
};

async function scanStarttls(server: TlsServer): Promise<Scanned> {
  const { offered, required, starttls } = await askForTls(server.port);
  const found = { ...NOTHING, offered, required };
  if (!offered) return found;
  if (starttls === '220') return { ...found, ...(await scanTls(server)) };
  if (starttls === '454') return { ...found, broken: 'starttls-refused' };
  throw new Error(`unexpected answer to STARTTLS: ${starttls}`);
}

async function scanTls(server: TlsServer): Promise<Partial<Scanned>> {
  const xml = await sslscan(server);
  if (xml === undefined) return { broken: 'handshake-fails' };
  const { suites, groups, dhBits } = readScan(xml);
  await renameUnusual(suites);
  if (server.withGroups) await addMissed(server, suites);
  const protocols = PROTOCOLS.filter((protocol) => suites[protocol].length > 0);
  if (protocols.length === 0) return { broken: 'handshake-fails' };
  const serverOrder = await findOrder(server, suites);
  return { protocols, suites, serverOrder, dhBits, ...(groups.length > 0 && { groups }) };
}

/** What sslscan found, or undefined where no handshake succeeds at all. */
async function sslscan(server: TlsServer): Promise<string | undefined> {
  const skipped = [
    ...(server.withGroups ? [] : ['--no-groups']),
    '--no-check-certificate',
    '--no-compression',
    '--no-fallback',
    '--no-heartbleed',
    '--no-renegotiation',
  ];
  const args = [...(server.wrapped ? [] : ['--starttls-smtp']), '--xml=-', '--timeout=10', ...skipped, `127.0.0.1:${server.port}`];
  for (let attempt = 1; ; attempt++) {
    // A server that hangs up would otherwise end sslscan by a signal before it has written anything down.
    const { status, output } = await run('sh', ['-c', 'trap "" PIPE; exec sslscan "$@"', 'sh', ...args], SCAN_LIMIT);
    if (status === 0 && output.includes('</ssltest>') && !output.includes('<error>')) return output;
    // It gives up when the server hangs up while it writes, which is what a server does that cannot do any handshake.
    if (!(await canHandshake(server))) return undefined;
    if (attempt === ATTEMPTS) throw new Error(`sslscan failed on port ${server.port}: ${output}`);
  }
}

function readScan(xml: string) {
  const suites: Record<Protocol, string[]> = { TLSv1: [], 'TLSv1.1': [], 'TLSv1.2': [], 'TLSv1.3': [] };
  const groups = new Set<string>();
  const dhBits = new Set<number>();
  for (const [element, tag] of xml.matchAll(/<(cipher|group) [^>]*>/g)) {
    const attribute = (name: string): string => new RegExp(` ${name}="([^"]*)"`).exec(element)?.[1] ?? '';
    if (tag === 'group') groups.add(groupName(attribute('name')));
    else suites[protocolOf(attribute('sslversion'))].push(attribute('cipher'));
    if (attribute('dhebits') !== '') dhBits.add(Number(attribute('dhebits')));
  }
  return { suites, groups: [...groups], dhBits: [...dhBits].sort((a, b) => a - b) };
}

function protocolOf(name: string): Protocol {
  const protocol = PROTOCOLS.find((each) => each === name.replace(/\.0$/, ''));
  if (!protocol) throw new Error(`sslscan found the unknown version ${name}`);
  return protocol;
}

/** To find out whether there is TLS 1.2, sslscan offers no X25519 and no X448, so that it misses a server that has nothing else. */
async function addMissed(server: TlsServer, suites: Record<Protocol, string[]>): Promise<void> {
  for (const protocol of PROTOCOLS) {
    if (protocol === 'TLSv1.3' || suites[protocol].length > 0) continue;
    for (;;) {
      const rest = ['ALL:COMPLEMENTOFALL', ...suites[protocol].map((name) => `!${name}`), '@SECLEVEL=0'].join(':');
      const { suite } = await connect(server, [versionOption(protocol), '-cipher', rest]);
      if (suite === undefined) break;
      suites[protocol].push(suite);
    }
  }
}

/** Suites that the OpenSSL behind sslscan was built without it calls by the names of the standards. */
async function renameUnusual(suites: Record<Protocol, string[]>): Promise<void> {
  if (!PROTOCOLS.some((protocol) => suites[protocol].some((name) => name.includes('_WITH_')))) return;
  const { output } = await run(...command('openssl', ['ciphers', '-stdname', 'ALL:COMPLEMENTOFALL:@SECLEVEL=0']), HANDSHAKE_LIMIT);
  const names = new Map([...output.matchAll(/^ *(\S+) +- (\S+)/gm)].map(([, standard = '', ours = '']) => [standard, ours]));
  for (const protocol of PROTOCOLS) suites[protocol] = suites[protocol].map((name) => (name.includes('_WITH_') ? (names.get(name) ?? name) : name));
}

/** sslscan says `secp256r1 (NIST P-256)` where Postfix says `prime256v1`. */
function groupName(name: string): string {
  const [word = ''] = name.split(' ');
  const special: Record<string, string> = { secp256r1: 'prime256v1', x25519: 'X25519', x448: 'X448' };
  return special[word] ?? word;
}

/** Two suites are offered in both orders: a server with an order of its own picks the same one both times. */
async function findOrder(server: TlsServer, suites: Readonly<Record<Protocol, readonly string[]>>): Promise<boolean | undefined> {
  for (const protocol of ['TLSv1.2', 'TLSv1.1', 'TLSv1', 'TLSv1.3'] as const) {
    // PRIORITIZE_CHACHA makes an exception for these.
    const names = suites[protocol].filter((name) => !name.includes('CHACHA20'));
    const first = names[0];
    const last = names.at(-1);
    if (first === undefined || last === undefined || first === last) continue;
    const picked = await handshake(server, protocol, [first, last]);
    const pickedInTurn = await handshake(server, protocol, [last, first]);
    return picked === pickedInTurn;
  }
  return undefined;
}

async function handshake(server: TlsServer, protocol: Protocol, suites: readonly string[]): Promise<string> {
  const offer = protocol === 'TLSv1.3' ? ['-ciphersuites', suites.join(':')] : ['-cipher', [...suites, '@SECLEVEL=0'].join(':')];
  const { suite, output } = await connect(server, [versionOption(protocol), ...offer]);
  if (suite === undefined || !suites.includes(suite)) throw new Error(`no handshake on port ${server.port} with ${offer.join(' ')}: ${output}`);
  return suite;
}

async function canHandshake(server: TlsServer): Promise<boolean> {
  for (const protocol of PROTOCOLS) {
    const { suite } = await connect(server, [versionOption(protocol), '-cipher', 'ALL:COMPLEMENTOFALL:@SECLEVEL=0']);
    if (suite !== undefined) return true;
  }
  return false;
}

const versionOption = (protocol: Protocol): string => `-${protocol.replace('v', '').replace('.', '_').toLowerCase()}`;

/** The suite that openssl(1) and the server agree upon. */
async function connect({ port, wrapped }: TlsServer, options: readonly string[]): Promise<{ suite: string | undefined; output: string }> {
  const args = ['s_client', '-connect', `127.0.0.1:${port}`, ...(wrapped ? [] : ['-starttls', 'smtp']), ...options, '-brief'];
  // The build's own program: it knows every suite that the server may have.
  const { output } = await run(...command('openssl', args), HANDSHAKE_LIMIT);
  return { suite: /^Ciphersuite: (\S+)/m.exec(output)?.[1], output };
}

interface Run {
  readonly status: number | null;
  readonly output: string;
}

function run(command: string, args: readonly string[], limit: number): Promise<Run> {
  return new Promise((done, fail) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], timeout: limit, env: { ...process.env, LC_ALL: 'C' } });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', (error) => fail(new Error(`${command} is needed: ${error.message}`)));
    child.on('close', (status) => done({ status, output: Buffer.concat(chunks).toString('latin1') }));
  });
}
