// The ClientHello of posttls-finger(1), which shares its TLS with smtp(8), at a server on the loopback address.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll } from 'vitest';
import { command, compatibilityLevel, findBuild, outside } from '../../support/build';
import { type Hello, readHello } from './clientHello';

const folder = mkdtempSync(outside(join(tmpdir(), 'postfix-client-')));
writeFileSync(join(folder, 'main.cf'), `compatibility_level = ${compatibilityLevel(findBuild().target)}\n`);
afterAll(() => rmSync(folder, { recursive: true }));

/** The lowest version cannot be seen in a hello without the extension, so there only the newest counts. */
export function helloOf(args: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Hello | undefined> {
  return new Promise((resolve, reject) => {
    let hello: Hello | undefined;
    const server = createServer((socket) => {
      let isTls = false;
      socket.on('error', () => undefined);
      socket.on('data', (data) => {
        if (isTls) {
          hello = readHello(data);
          socket.destroy();
          return;
        }
        isTls = /^STARTTLS/i.test(data.toString());
        socket.write(isTls ? '220 go on\r\n' : /^EHLO/i.test(data.toString()) ? '250-x\r\n250 STARTTLS\r\n' : '250 ok\r\n');
      });
      socket.write('220 x ESMTP\r\n');
    });
    server.listen(0, '127.0.0.1', () => {
      const destination = `[127.0.0.1]:${(server.address() as AddressInfo).port}`;
      const env = { ...process.env, ...environment, MAIL_CONFIG: join(tmpdir(), basename(folder)) };
      const child = spawn(...command('posttls-finger', ['-c', '-L', '0', ...args, destination]), { env, stdio: 'ignore' });
      child.on('error', reject);
      child.on('close', () => server.close(() => resolve(hello)));
    });
  });
}
