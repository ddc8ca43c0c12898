// What package.json promises and what the code knows are the same.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { OPENSSL_VERSIONS, PROFILES, parseVersion, ROLES, SEVERITIES } from '../../server/src/core';
import { DEFAULTS } from '../../server/src/lsp/settings';

interface Property {
  readonly default: unknown;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly additionalProperties?: { readonly enum: readonly string[] };
}

const ROOT = join(import.meta.dirname, '../..');
const text = readFileSync(join(ROOT, 'package.json'), 'utf8');
const properties = JSON.parse(text).contributes.configuration.properties as Record<string, Property>;

function flatten(value: object, prefix: string): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, child]) =>
      typeof child === 'object' && key !== 'rules' ? Object.entries(flatten(child, `${prefix}.${key}`)) : [[`${prefix}.${key}`, child]],
    ),
  );
}

test("every setting has the same name and default in package.json and in the server; the trace is the client library's own", () => {
  const declared = Object.fromEntries(Object.entries(properties).map(([key, property]) => [key, property.default]));
  expect(flatten(DEFAULTS, 'postfix')).toEqual(Object.fromEntries(Object.entries(declared).filter(([key]) => key !== 'postfix.trace.server')));
});

test('the words of every setting are those that the server knows', () => {
  expect(properties['postfix.tls.profile']?.enum).toEqual(['auto', ...PROFILES]);
  expect(properties['postfix.tls.openssl']?.enum).toEqual(['auto', ...OPENSSL_VERSIONS]);
  expect(properties['postfix.role']?.enum).toEqual([...ROLES]);
  expect(properties['postfix.rules']?.additionalProperties?.enum).toEqual([...SEVERITIES, 'off']);
});

test('the pattern of the target version takes what the server takes', () => {
  const pattern = new RegExp(properties['postfix.targetVersion']?.pattern ?? '');
  for (const version of ['3.4', '3.7.11', '3.11', '3.12.0']) expect([pattern.test(version), parseVersion(version) !== undefined]).toEqual([true, true]);
  for (const version of ['3', 'x', '4.1', '3.13']) expect(pattern.test(version)).toBe(false);
});

test('every %key% of package.json has its text, and no text is left over', () => {
  const keys = [...text.matchAll(/"%([^%"]+)%"/g)].map((match) => match[1] ?? '');
  const texts = Object.keys(JSON.parse(readFileSync(join(ROOT, 'package.nls.json'), 'utf8')));
  expect(texts.sort()).toEqual([...new Set(keys)].sort());
});
