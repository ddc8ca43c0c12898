// The search for a parameter by what it does, in the words of somebody who does not know its name.
import { describe, expect, test } from 'vitest';
import { findParameters, MOST_FOUND } from '../../../server/src/core/features/findParameters';

const NEW = [3, 11, 0] as const;
const names = (query: string, target: readonly [number, number, number] = NEW): string[] => findParameters(query, target).map(({ name }) => name);

describe('words that are in no name', () => {
  test.each([
    ['largest mail', 'message_size_limit'],
    ['retry', 'queue_run_delay'],
    ['smarthost', 'relayhost'],
    ['how long does mail stay in the queue', 'maximal_queue_lifetime'],
    ['größe', 'message_size_limit'],
    ['Groesse', 'message_size_limit'],
    ['anhang', 'message_size_limit'],
    ['Anhänge', 'message_size_limit'],
    ['warteschlange', 'queue_directory'],
    ['verschlüsselung', 'smtpd_tls_security_level'],
    ['zertifikat', 'smtpd_tls_cert_file'],
    ['absender', 'smtpd_sender_restrictions'],
    ['empfänger', 'smtpd_recipient_restrictions'],
    ['anmeldung', 'smtpd_sasl_auth_enable'],
    ['weiterleitung', 'virtual_alias_maps'],
    ['spam', 'smtpd_recipient_restrictions'],
    ['postfach', 'mailbox_size_limit'],
    ['umleitung', 'transport_maps'],
    ['rechnername', 'myhostname'],
    ['dkim', 'smtpd_milters'],
  ])('%s finds %s among the first', (query, name) => {
    expect(names(query).slice(0, 4)).toContain(name);
  });
});

test('a name is first, its beginning brings what begins so, and a misspelt one what was meant', () => {
  expect(names('relayhost')[0]).toBe('relayhost');
  expect(names('SMTPD_TLS_CAFILE')[0]).toBe('smtpd_tls_CAfile');
  expect(names('smtpd_tls_sec').slice(0, 1)).toEqual(['smtpd_tls_security_level']);
  expect(names('mesage_size_limt')[0]).toBe('message_size_limit');
  expect(names('mesage size')[0]).toBe('message_size_limit');
});

test('words are found while they are typed', () => {
  for (let length = 6; length <= 'verschlüsselung'.length; length++) expect(names('verschlüsselung'.slice(0, length))).toContain('smtp_tls_security_level');
});

test('only what the version knows, each with a sentence', () => {
  expect(names('smtp_tlsrpt_enable', [3, 7, 0])).not.toContain('smtp_tlsrpt_enable');
  expect(names('smtp_tlsrpt_enable')[0]).toBe('smtp_tlsrpt_enable');
  expect(findParameters('size', NEW).every(({ summary }) => summary.length > 0)).toBe(true);
});

test('without a word the usual ones, with nonsense none, and never too many', () => {
  expect(names('')[0]).toBe('alias_maps');
  expect(names('  ,;-- ')).toEqual(names(''));
  expect(names('qqqqzzzzxxxx')).toEqual([]);
  for (const query of ['', 's', 'smtp', 'the', 'der die das']) expect(names(query).length).toBeLessThanOrEqual(MOST_FOUND);
});

test.each(['constructor', '__proto__', '(', '\\', '\u0000', '\ud800', '🙂', 'a'.repeat(1e6), 'ä_'.repeat(1e5)])('anything may be asked', (query) => {
  expect(Array.isArray(findParameters(query, NEW))).toBe(true);
});
