// The requests behind "Find a Parameter" and "Open postconf(5)", as an editor asks them.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Location, WorkspaceEdit } from 'vscode-languageserver';
import { bareHost } from '../../server/src/host/host';
import { startClient } from '../support/lspClient';

const MAIN = 'file:///etc/postfix/main.cf';
const MASTER = 'file:///etc/postfix/master.cf';
const TEXT = 'smtpd_recipient_restrictions = permit_mynetworks,\n  reject_unauth_destination\nmessage_size_limit = $mailbox_size_limit\n';
const SETTINGS = { targetVersion: '3.7.11' };
const of = (uri: string, more: object = {}): object => ({ textDocument: { uri }, ...more });

interface Found {
  readonly name: string;
  readonly summary: string;
  readonly place: Location | null;
}
interface Explained {
  readonly markdown: string;
  readonly place: Location | null;
  readonly insert: WorkspaceEdit | null;
}
type Manual = { readonly name: string; readonly url: string; readonly text: string | null } | null;

let client: Awaited<ReturnType<typeof startClient>>;

beforeAll(async () => {
  client = await startClient({ settings: SETTINGS });
  await client.open(MAIN, TEXT);
  await client.open(MASTER, 'smtp inet n - n - - smtpd\n', 'postfix-master');
});
afterAll(() => client.stop());

describe('find', () => {
  const place = { uri: MAIN, range: { start: { line: 2, character: 0 }, end: { line: 2, character: 18 } } };

  test.each([MAIN, MASTER])('what fits, best first, and where main.cf sets it, asked from %s', async (uri) => {
    const found = await client.request<Found[]>('postfix/findParameters', of(uri, { query: 'largest mail' }));
    expect(found[0]).toEqual({ name: 'message_size_limit', summary: expect.stringMatching(/\.$/), place });
    expect(found[1]).toMatchObject({ name: 'mailbox_size_limit', place: null });
  });

  test('of the version that the settings name, with and without a document', async () => {
    const asked = [{ query: 'smtp_tlsrpt_enable' }, of(MAIN, { query: 'smtp_tlsrpt_enable' })];
    for (const params of asked) {
      const names = (await client.request<Found[]>('postfix/findParameters', params)).map(({ name }) => name);
      expect(names).not.toContain('smtp_tlsrpt_enable');
    }
    const newest = await startClient();
    expect((await newest.request<Found[]>('postfix/findParameters', { query: 'smtp_tlsrpt_enable' }))[0]).toMatchObject({ place: null });
    await newest.stop();
  });

  test('without a word, the usual ones', async () => {
    for (const params of [{}, { query: null }, { query: '' }]) {
      expect((await client.request<Found[]>('postfix/findParameters', params))[0]?.name).toBe('alias_maps');
    }
  });

  test('one explained, with the place where it is set', async () => {
    const explained = await client.request<Explained>('postfix/explainParameter', of(MASTER, { name: 'message_size_limit' }));
    expect(explained).toMatchObject({ place, insert: null });
    expect(explained.markdown).toContain('main.cf, line 3');
  });

  test('one that is not set, with the edit that sets it to its default; nothing is written that only the machine knows', async () => {
    const inserted = async (name: string): Promise<string | undefined> => {
      const { insert } = await client.request<Explained>('postfix/explainParameter', of(MAIN, { name }));
      return insert?.changes?.[MAIN]?.[0]?.newText.trim();
    };
    expect(await inserted('queue_run_delay')).toBe('queue_run_delay = 300s');
    expect(await inserted('myhostname')).toBe('myhostname =');
    expect((await client.request<Explained>('postfix/explainParameter', { name: 'queue_run_delay' })).insert).toBeNull();
    for (const name of ['no_such_name', '', 7, null]) expect(await client.request('postfix/explainParameter', of(MAIN, { name }))).toBeNull();
  });
});

describe('the manual', () => {
  const asked: string[] = [];
  const host = {
    ...bareHost,
    manualEntry: async (name: string) => {
      asked.push(name);
      return name === 'biff' ? undefined : { path: '/usr/share/man/man5/postconf.5', text: `the entry of ${name}\n` };
    },
  };

  const manualIn = async (params: object, trusted = true, uri = MAIN): Promise<Manual> => {
    const session = await startClient({ settings: SETTINGS, host, initializationOptions: { trusted } });
    await session.open(uri, TEXT);
    const answer = await session.request<Manual>('postfix/manual', params);
    await session.stop();
    return answer;
  };
  const at = (line: number, character: number): object => of(MAIN, { position: { line, character } });

  test.each([
    [0, 3, 'smtpd_recipient_restrictions'],
    [0, 35, 'permit_mynetworks'],
    [1, 5, 'reject_unauth_destination'],
    [2, 25, 'mailbox_size_limit'],
  ])('of what stands at %i:%i', async (line, character, name) => {
    const url = `https://www.postfix.org/postconf.5.html#${name}`;
    const text = `From /usr/share/man/man5/postconf.5; the manual of the newest release: ${url}\n\nthe entry of ${name}\n`;
    expect(await manualIn(at(line, character))).toEqual({ name, url, text });
  });

  test('of a name; a member of a family has the entry of its family', async () => {
    expect(await manualIn({ name: 'relayhost' })).toMatchObject({ name: 'relayhost', text: expect.stringContaining('the entry of relayhost') });
    const member = await manualIn({ name: 'dovecot_destination_recipient_limit' });
    expect(member).toMatchObject({ name: 'dovecot_destination_recipient_limit', text: expect.stringContaining('transport_destination_recipient_limit') });
  });

  test('only the address where no manual has it, without trust, and for files elsewhere', async () => {
    asked.length = 0;
    const remote = 'vscode-vfs://github/a/main.cf';
    expect(await manualIn({ name: 'relayhost' }, false)).toEqual({ name: 'relayhost', url: 'https://www.postfix.org/postconf.5.html#relayhost', text: null });
    expect(await manualIn({ textDocument: { uri: remote }, position: { line: 0, character: 3 } }, true, remote)).toMatchObject({ text: null });
    expect(await manualIn({ name: 'relayhost', textDocument: { uri: remote } })).toMatchObject({ text: null });
    expect(asked).toEqual([]);
    expect(await manualIn({ name: 'biff' })).toMatchObject({ name: 'biff', text: null });
    expect(asked).toEqual(['biff']);
  });

  test('nothing where nothing stands, and for names that Postfix does not know', async () => {
    for (const params of [at(3, 0), at(99, 0), {}, of('file:///nowhere/main.cf', { position: { line: 0, character: 0 } })]) {
      expect(await manualIn(params)).toBeNull();
    }
    for (const name of ['no_such_name', '../../etc/passwd', '']) expect(await manualIn({ name })).toBeNull();
  });
});
