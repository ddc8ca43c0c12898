// Mail that a real smtp(8) tries to deliver, and the ClientHello that it comes with: one client of master.cf for each case, and a server on a loopback
// address that takes STARTTLS, reads what comes then, and hangs up.
import { spawnSync } from 'node:child_process';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { type Hello, readHello } from './clientHello';
import { makeFolder, startIn } from './instance';

export interface DeliveryCase {
  readonly name: string;
  /** Where the mail goes, with %PORT for that of the listener; a name without a port is found at port 25 of an address of its own. */
  readonly nexthop: string;
  /** Settings of the client, with %NEXTHOP where a table names it. */
  readonly settings: readonly string[];
}

export interface Delivery {
  readonly nexthop: string;
  /** Undefined where no TLS was begun. */
  readonly hello: Hello | undefined;
  /** Whether the client came at all. */
  readonly connected: boolean;
  /** What the log says of the recipient, and the warnings of the client. */
  readonly status: string;
  readonly warnings: readonly string[];
}

const LIMIT = 60_000;
const STEP = 100;

export async function deliver(cases: readonly DeliveryCase[]): Promise<ReadonlyMap<string, Delivery>> {
  const listeners = await Promise.all(cases.map(({ nexthop }, index) => Listener.start(nexthop, index)));
  const folder = makeFolder();
  const nexthops = cases.map(({ nexthop }, index) => nexthop.replace('%PORT', String(listeners[index]?.port)));
  const running = await startIn(folder, { main: mainText(nexthops), master: masterText(cases, nexthops), hosts: hostsText(cases, listeners) });
  try {
    const recipients = cases.map((_, index) => recipient(index));
    const sent = spawnSync('sendmail', ['-C', join(folder, 'conf'), '-f', 'sender@test.example', ...recipients], {
      input: 'Subject: x\n\nx\n',
      encoding: 'utf8',
    });
    if (sent.status !== 0) throw new Error(`sendmail: ${sent.stderr}`);
    const isDone = (): boolean => recipients.every((each) => running.log().includes(`to=<${each}>`));
    for (let waited = 0; waited < LIMIT && !isDone(); waited += STEP) await new Promise((done) => setTimeout(done, STEP));
    const log = running.log().split('\n');
    return new Map(cases.map(({ name }, index) => [name, deliveryOf(log, nexthops[index] ?? '', listeners[index] as Listener, index)]));
  } finally {
    await running.stop();
    for (const listener of listeners) listener.close();
  }
}

function deliveryOf(log: readonly string[], nexthop: string, { hello, connected }: Listener, index: number): Delivery {
  const status = log.find((line) => line.includes(`to=<${recipient(index)}>`)) ?? '';
  const own = log.flatMap((line) => line.split(` ${client(index)}/smtp[`)[1]?.replace(/^\d+\]: /, '') ?? []);
  const warnings = own.flatMap((line) => /^(?:warning|fatal|error|panic): (.*)$/.exec(line)?.[1] ?? []);
  return { nexthop, hello, connected, status: /dsn=.*/.exec(status)?.[0] ?? '', warnings };
}

const client = (index: number): string => `case${index}`;
const recipient = (index: number): string => `user@${client(index)}.test`;

/** Which client takes a recipient, and whereto. Names are those of /etc/hosts. */
function mainText(nexthops: readonly string[]): string {
  const routes = nexthops.map((nexthop, index) => `{ ${client(index)}.test = ${client(index)}:${nexthop} }`);
  return `smtp_dns_support_level = disabled
smtp_host_lookup = native
smtp_connect_timeout = 5s
transport_maps = inline:{
  ${routes.join('\n  ')} }
`;
}

function masterText(cases: readonly DeliveryCase[], nexthops: readonly string[]): string {
  const services = cases.map(({ settings }, index) => {
    const all = [`syslog_name = ${client(index)}`, ...settings.map((each) => each.replaceAll('%NEXTHOP', nexthops[index] ?? ''))];
    return [`${client(index)} unix - - n - - smtp`, ...all.map((setting) => `  -o { ${setting} }`)].join('\n');
  });
  return services.join('\n');
}

function hostsText(cases: readonly DeliveryCase[], listeners: readonly Listener[]): string {
  const named = cases.flatMap(({ nexthop }, index) => (isName(nexthop) ? [`${listeners[index]?.address} ${nexthop}`] : []));
  return ['127.0.0.1 localhost', ...named].map((line) => `${line}\n`).join('');
}

const isName = (nexthop: string): boolean => !nexthop.includes('%PORT');

class Listener {
  hello: Hello | undefined;
  connected = false;

  private constructor(private readonly server: Server) {}

  static start(nexthop: string, index: number): Promise<Listener> {
    const server = createServer();
    const listener = new Listener(server);
    server.on('connection', (socket) => listener.greet(socket));
    return new Promise((resolve, reject) => {
      server.on('error', reject);
      // Nobody else is at these addresses, and Postfix does not take them for its own.
      if (isName(nexthop)) server.listen(25, `127.${process.pid % 200}.77.${index + 1}`, () => resolve(listener));
      else server.listen(0, '127.0.0.1', () => resolve(listener));
    });
  }

  get address(): string {
    return (this.server.address() as AddressInfo).address;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  close(): void {
    this.server.close();
  }

  private greet(socket: Socket): void {
    let isTls = false;
    let first = Buffer.alloc(0);
    this.connected = true;
    socket.on('error', () => undefined);
    socket.on('data', (data) => {
      if (isTls) {
        first = Buffer.concat([first, data]);
        if (!isHandshake(first)) socket.destroy();
        else if (first.length >= 5 && first.length >= 5 + first.readUInt16BE(3)) {
          this.hello ??= readHello(first);
          socket.destroy();
        }
        return;
      }
      const text = data.toString();
      isTls = /^STARTTLS/i.test(text);
      socket.write(isTls ? '220 go on\r\n' : /^EHLO/i.test(text) ? '250-x\r\n250 STARTTLS\r\n' : /^MAIL/i.test(text) ? '450 not today\r\n' : '250 ok\r\n');
    });
    socket.write('220 x ESMTP\r\n');
  }
}

/** A client that gives the session up says QUIT instead. */
const isHandshake = (bytes: Buffer): boolean => bytes[0] === 22;
