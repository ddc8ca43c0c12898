// Words that no command understands: exit code 2, one line, and what was meant.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, test } from 'vitest';
import { Installed } from './bundle';

const installed = new Installed();
const folder = installed.folder({ 'main.cf': 'biff = no\n' });

describe('wrong usage', () => {
  test.each([
    [[], 'say what to do: check, fix, show, tls, explain or server (see postfix-lint --help)'],
    [['chek'], 'there is no command "chek"; did you mean "check"?'],
    [['main.cf'], 'there is no command "main.cf"; did you mean "postfix-lint check main.cf"?'],
    [['toString'], 'there is no command "toString"; it takes check, fix, show, tls, explain or server'],
    [['tls', 'a', 'b'], 'tls takes one PATH'],
    [['tls', '--fail-below=medium'], '"medium" is not a value for --fail-below; it takes A+, A, A-, B, C, D, F, pass, phase-out or fail'],
    [['tls', '--fail-below=pass'], '--fail-below pass: this profile knows A+, A, A-, B, C, D and F'],
    [['format', '--check'], 'the command "format" is not in this version yet; it comes later'],
    [['check', '--fromat=json'], 'check has no option "--fromat"; did you mean "--format"?'],
    [['check', '-x'], 'check has no option "-x"'],
    [['check', '--toString'], 'check has no option "--toString"'],
    [['check', '--format'], '"--format" needs a value'],
    [['check', '--format', '--max-warnings'], '"--format" needs a value'],
    [['check', '--format=jsn'], '"jsn" is not a value for --format; did you mean "json"?'],
    [['check', '--format=xml'], '"xml" is not a value for --format; it takes pretty, json, sarif or github'],
    [['check', '--max-warnings=many'], '--max-warnings takes a number, not "many"'],
    [['check', '--profile=ncsc-n'], '"ncsc-n" is not a value for --profile; did you mean "ncsc-nl"?'],
    [['check', '--role=mail'], '"mail" is not a value for --role; it takes auto, mx, submission, relay or null-client'],
    [['check', '--openssl=4'], '"4" is not a value for --openssl; it takes auto, 1.1.1, 3.0 or 3.5'],
    [['check', '--target-version=2.11'], '"2.11" is not a version from 3.4 to 3.12'],
    [['fix', '--dry-run=yes'], '"--dry-run" takes no value'],
    [['fix', '--rule=x'], '--rule takes ID=SEVERITY, not "x"'],
    [['show', '--rule', 'duplicate-paramter=off'], 'there is no rule "duplicate-paramter"; did you mean "duplicate-parameter"?'],
    [
      ['explain', '--rule=duplicate-parameter=warn', 'biff'],
      '"warn" is not a value for --rule duplicate-parameter; it takes error, warning, information, hint or off',
    ],
    [['show', 'a', 'b'], 'show takes one PATH'],
    [['explain'], 'explain takes one NAME, or --list'],
    [['explain', 'biff', 'relayhost'], 'explain takes one NAME, or --list'],
    [['explain', '--list', 'biff'], '--list takes no NAME'],
    [['explain', '--format=json', 'biff'], '--format goes with --list'],
    [['explain', '--list', '--format=xml'], '"xml" is not a value for --format; it takes text or json'],
    [
      ['explain', 'smtpd_tls_securty_level'],
      '"smtpd_tls_securty_level" is no name that Postfix knows, and no rule; did you mean "smtpd_tls_security_level" or "smtp_tls_security_level"?',
    ],
    [['explain', 'duplicate-paramter'], '"duplicate-paramter" is no name that Postfix knows, and no rule; did you mean "duplicate-parameter"?'],
    [['explain', '../../package'], '"../../package" is no name that Postfix knows, and no rule'],
    [['server'], 'the server speaks on standard input and output only: add --stdio'],
  ])('%j', (args, message) => {
    const { out, err, status } = installed.run(folder, args);
    expect({ out, err, status }).toEqual({ out: '', err: `postfix-lint: ${message}\n`, status: 2 });
  });
});

describe('help', () => {
  test('names every command', () => {
    const { out, status } = installed.run(folder, ['--help']);
    expect(status).toBe(0);
    expect(out).toMatch(/check .*\n.*fix .*\n.*show .*\n.*tls .*\n.*explain .*\n.*server /);
  });

  test.each(['check', 'fix', 'show', 'tls', 'explain', 'server'])('%s names its options, and those that all understand', (command) => {
    const { out, status } = installed.run(folder, [command, '--help']);
    expect(status).toBe(0);
    expect(out).toContain(`Usage: postfix-lint ${command}`);
    expect(out).toContain('--target-version');
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(110);
  });

  test('the version', () => {
    expect(installed.run(folder, ['--version']).out).toMatch(/^postfix-lint \d+\.\d+\.\d+\n$/);
  });
});

describe('explain', () => {
  test('a parameter, for the version that is asked for', () => {
    const { out, status } = installed.run(folder, ['explain', 'smtpd_tls_security_level']);
    expect(status).toBe(0);
    expect(out).toContain('none, may, encrypt');
    expect(out).not.toMatch(/[*`]{2}/);
    expect(installed.run(folder, ['explain', 'smtp_tls_security_level', '--target-version=3.10']).out).not.toBe(
      installed.run(folder, ['explain', 'smtp_tls_security_level', '--target-version=3.11']).out,
    );
  });

  test('a member of a family', () => {
    expect(installed.run(folder, ['explain', 'dovecot_destination_recipient_limit']).status).toBe(0);
  });

  const explain = (...words: string[]): string => installed.run(folder, ['explain', ...words]).out;

  test.each([
    ['reject_unauth_destination', /^reject_unauth_destination: [\s\S]*postconf\.5\.html#reject_unauth_destination/],
    ['cidr', /^cidr: [\s\S]*cidr_table\(5\)/],
    ['smtpd', /^smtpd\(8\): [\s\S]*smtpd\.8\.html/],
    ['X25519', /^X25519 \(key exchange groups\): /],
    ['speed_adjust', /^speed_adjust.*smtpd_proxy_options/],
    ['dane-only', /^dane-only \(value of .*smtp_tls_security_level/],
  ])('%s, which is no parameter', (name, expected) => {
    expect(explain(name)).toMatch(expected);
  });

  test('every meaning of a name that has several', () => {
    expect(explain('may').match(/^may \(value of /gm)?.length).toBeGreaterThan(1);
    const reject = explain('reject');
    expect(reject).toMatch(/^reject: /);
    expect(reject).toContain('milter_default_action');
  });

  test('the list, aligned, one a line, for the version that is asked for', () => {
    const { out, status } = installed.run(folder, ['explain', '--list', '--target-version=3.7']);
    expect(status).toBe(0);
    const lines = out.trimEnd().split('\n');
    for (const line of lines) expect(line).toMatch(/^\S+ {2,}\S.*$/);
    for (const line of lines.filter((each) => /^\S{1,44} /.test(each))) expect(line.slice(44)).toMatch(/^ {2}\S/);
    expect(lines.find((line) => line.startsWith('relayhost '))).toMatch(/^relayhost {37}[A-Z].*\.$/);
    expect(out).not.toMatch(/`|\*\*|^smtp_tlsrpt_enable /m);
    expect(explain('--list', '--target-version=3.11')).toMatch(/^smtp_tlsrpt_enable /m);
    for (const name of ['permit_mynetworks', 'hash', 'smtpd', 'duplicate-parameter']) expect(out).toMatch(new RegExp(`^${name} +\\S`, 'm'));
  });

  test('the list as JSON; each of its names can be explained', () => {
    const rows = JSON.parse(explain('--list', '--format=json')) as { name: string; kind: string; summary: string }[];
    expect(new Set(rows.map(({ kind }) => kind))).toEqual(new Set(['parameter', 'restriction', 'table', 'daemon', 'rule']));
    expect(rows.find(({ name }) => name === 'relayhost')).toEqual({ name: 'relayhost', kind: 'parameter', summary: expect.stringMatching(/\.$/) });
    expect(rows.filter(({ summary }) => summary === '')).toEqual([]);
  });

  test('a rule, by its page', () => {
    expect(installed.run(folder, ['explain', 'duplicate-parameter']).out).toContain('Why it matters\n\nA setting that looks active is not.');
  });
});

test('server speaks LSP', async () => {
  const server = spawn(process.execPath, [installed.cli, 'server', '--stdio']);
  const send = (message: object): void => {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  send({ id: 1, method: 'initialize', params: { processId: null, rootUri: null, capabilities: {} } });
  let answer = '';
  while (!answer.includes('serverInfo')) answer += String((await once(server.stdout, 'data'))[0]);
  expect(answer).toContain('"hoverProvider":true');
  send({ id: 2, method: 'shutdown' });
  send({ method: 'exit' });
  expect(await once(server, 'exit')).toEqual([0, null]);
});
