// The hover texts: twins share a text, a wrong text is refused with its place, and texts that cannot be loaded leave the facts.
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
// @ts-expect-error a script without types
import { readProse } from '../../../scripts/prose.mjs';
import { prose, valueMeaning } from '../../../server/src/core/catalogue/prose';

test('a parameter has a summary and a body, and its lmtp_ twin the same', () => {
  expect(prose('smtp_tls_ciphers')?.summary).toMatchInlineSnapshot(`"How strong the ciphers must be that Postfix offers to other servers at level \`may\`."`);
  expect(prose('lmtp_tls_ciphers')).toBe(prose('smtp_tls_ciphers'));
  expect(prose('no_such_parameter')).toBeUndefined();
  expect(prose('constructor')).toBeUndefined();
});

test('words of TLS are found in any case and by every name, but OpenSSL’s cipher words only as written', () => {
  expect(valueMeaning('tls-protocols', 'tlsv1.2')).toBe(valueMeaning('tls-protocols', 'TLSv1.2'));
  expect(valueMeaning('tls-groups', 'P-256')).toBe(valueMeaning('tls-groups', 'prime256v1'));
  expect(valueMeaning('tls-cipher-names', 'aNULL')).toContain('without a certificate');
  expect(valueMeaning('tls-cipher-names', 'anull')).toBeUndefined();
  expect(valueMeaning('no-such-vocabulary', 'may')).toBeUndefined();
});

test.each([
  ['## relayhosst\n\nA summary.', 'relayhosst is no parameter'],
  ['## relayhost\n\nA summary.', 'relayhost has a text already'],
  ['## biff\n\nA summary without its full stop', 'one sentence'],
  ['## biff\n\nOne sentence. And another.', 'one sentence'],
  [`## biff\n\n${'A'.repeat(111)}.`, 'more than 110'],
  [`## biff\n\nA summary.\n\n${'line\n'.repeat(40)}`, 'more than 40'],
  ['## biff\n\nA summary.\n\nSee `relay_host`.', 'no parameter or restriction `relay_host`'],
  ['## biff\n\nA summary.\n\n```postfix-main\nrelay_host = [a.example]\n```', 'no parameter or restriction `relay_host`'],
])('refuses %j', (text, complaint) => {
  const root = mkdtempSync(join(tmpdir(), 'prose-'));
  try {
    for (const folder of ['server/prose', 'server/facts']) cpSync(new URL(`../../../${folder}`, import.meta.url), join(root, folder), { recursive: true });
    writeFileSync(join(root, 'server/prose/zz.md'), text);
    expect(() => readProse(root)).toThrow(complaint);
    expect(() => readProse(root)).toThrow('server/prose/zz.md:1: ');
  } finally {
    rmSync(root, { recursive: true });
  }
});
