// The doors to restrictions, lookup tables, services and $name.
import { describe, expect, test } from 'vitest';
import { functions, milterMacros, nameSpaceOf, namesIn, operators, specialNames } from '../../../server/src/core/catalogue/expansion';
import { parameter } from '../../../server/src/core/catalogue/parameters';
import {
  accessAction,
  accessActionForms,
  accessActions,
  isRestrictionKnown,
  otherListWords,
  policyAttributes,
  relayGuard,
  relayOrder,
  restriction,
  restrictionLists,
  restrictions,
  restrictionUrl,
} from '../../../server/src/core/catalogue/restrictions';
import {
  activeStockServices,
  commandAttributes,
  commandFlags,
  commonOverrides,
  daemon,
  daemonOptions,
  daemons,
  masterFields,
  notOverridable,
  perRecipientMacros,
  pipeMacros,
  serviceTypes,
  stockOverrides,
  stockServices,
} from '../../../server/src/core/catalogue/services';
import {
  cacheTables,
  clientSettings,
  forbiddenTypes,
  mainCfSourceTypes,
  nonBerkeleyDb,
  tableType,
  tableTypes,
} from '../../../server/src/core/catalogue/tables';
import { parseVersion, SUPPORTED, type Version } from '../../../server/src/core/catalogue/version';

const version = (text: string): Version => parseVersion(text) ?? [0, 0, 0];
const NOW = version('3.11');

describe('restrictions', () => {
  test('a name is found in any case', () => {
    expect(restriction('Permit_MyNetworks')).toMatchObject({ name: 'permit_mynetworks', argument: null, kind: 'client' });
    expect(restriction('permit_everyone')).toBeUndefined();
  });

  test('what a version does not know is left out', () => {
    const names = (text: string) => restrictions(version(text)).map(({ name }) => name);
    expect([names('3.8').includes('reject_maps_rbl'), names('3.9').includes('reject_maps_rbl')]).toEqual([true, false]);
  });

  test('a context narrows the list', () => {
    const inEtrn = restrictions(NOW, 'etrn').map(({ name }) => name);
    expect([inEtrn.includes('check_etrn_access'), inEtrn.includes('reject_unauth_destination')]).toEqual([true, false]);
  });

  test('every list is the restriction list of its context', () => {
    for (const { context, parameter: name } of restrictionLists()) {
      expect(parameter(name)).toMatchObject({ type: 'restriction-list', restrictionContext: context });
    }
  });

  test('links, actions and the words of other lists', () => {
    const url = (name: string) => restrictionUrl(restriction(name) as never);
    expect(url('permit_mynetworks')).toBe('https://www.postfix.org/postconf.5.html#permit_mynetworks');
    expect(url('reject_maps_rbl')).toBe('https://www.postfix.org/postconf.5.html');
    expect([accessAction('reject')?.action, accessAction('BOUNCE')]).toEqual(['REJECT', undefined]);
    expect(accessActions(NOW)).toHaveLength(16);
    expect(otherListWords('postscreen_access_list')).toContain('permit_mynetworks');
    expect(policyAttributes(NOW).every(({ overrides }) => parameter(overrides))).toBe(true);
    expect(relayGuard().oneOf).toContain('reject_unauth_destination');
    expect(relayOrder()).toMatchObject({ parameter: 'smtpd_relay_before_recipient_restrictions', since: '3.6' });
    expect(
      accessActionForms()
        .filter(({ regex }) => regex && new RegExp(regex).test('450 4.7.1 later'))
        .map(({ form }) => form),
    ).toEqual(['4NN text']);
    expect(isRestrictionKnown(restriction('check_client_a_access') as never, version('2.11'))).toBe(false);
  });
});

describe('tables', () => {
  test('types follow the version', () => {
    const has = (type: string) => SUPPORTED.filter((text) => tableTypes(version(text)).some((each) => each.type === type));
    expect([has('mongodb'), has('debug'), has('hash')]).toEqual([['3.9', '3.10', '3.11', '3.12'], ['3.11', '3.12'], [...SUPPORTED]]);
    expect([tableType('hash')?.suffixes, tableType('HASH'), tableType('proxy')?.nests]).toEqual([['.db'], undefined, 1]);
  });

  test('database clients have their settings', () => {
    expect(clientSettings('mysql').map(({ name }) => name)).toContain('hosts');
    expect(clientSettings('hash')).toEqual([]);
    for (const type of mainCfSourceTypes()) expect(clientSettings(type).length, type).toBeGreaterThan(0);
  });

  test('groups that a program refuses', () => {
    expect([forbiddenTypes('regexp-substitution'), forbiddenTypes('tcp')]).toEqual([['regexp', 'pcre'], ['tcp']]);
    expect(cacheTables().parameters.every((name) => parameter(name))).toBe(true);
    expect(nonBerkeleyDb().legacyTypes).toEqual(['hash', 'btree']);
  });
});

describe('services', () => {
  test('fields, types and daemons', () => {
    expect(masterFields().map(({ name }) => name)).toEqual(['service', 'type', 'private', 'unprivileged', 'chroot', 'wakeup', 'maxproc', 'command']);
    expect(serviceTypes(NOW).map(({ type }) => type)).toEqual(['inet', 'unix', 'fifo', 'pass', 'unix-dgram']);
    expect(daemon('smtpd')).toMatchObject({ skeleton: 'single_server', docUrl: 'https://www.postfix.org/smtpd.8.html' });
    expect(daemonOptions(daemon('tlsmgr') as never)).toContain('o:');
    expect(daemons(version('3.10')).some(({ program }) => program === 'nbdb_reindexd')).toBe(false);
  });

  test('the stock services run known daemons, in every version', () => {
    expect(stockServices().filter(({ command }) => !daemon(command))).toEqual([]);
    for (const text of SUPPORTED) expect(activeStockServices(version(text)), text).toContain('smtp/inet');
    expect(stockOverrides('submissions')).toContain('smtpd_tls_wrappermode=yes');
    expect(commonOverrides().every((name) => parameter(name))).toBe(true);
  });

  test('commands take what their manual says', () => {
    expect(commandAttributes('pipe', NOW).map(({ name }) => name)).toContain('argv');
    expect([commandAttributes('smtp', version('3.4')), commandAttributes('smtpd', NOW)]).toEqual([[], []]);
    expect(commandFlags('lmtp', NOW).map(({ flag }) => flag)).toEqual(['D', 'O', 'R', 'X']);
    expect([commandFlags('spawn', NOW), commandFlags('pipe', NOW).length]).toEqual([[], 11]);
    expect(pipeMacros(NOW).map(({ name }) => name)).toEqual(expect.arrayContaining([...perRecipientMacros()]));
    expect(pipeMacros(version('3.8')).some(({ name }) => name === 'envid')).toBe(false);
  });
});

describe('$name', () => {
  test('operators and functions follow the version', () => {
    expect([operators(version('3.5')).length, operators(version('3.6')).length]).toEqual([6, 12]);
    expect([functions(version('3.7')), functions(version('3.12'))]).toEqual([[], ['domain_to_ascii', 'domain_to_utf8']]);
  });

  test('names that are not those of main.cf', () => {
    const names = (name: string) => namesIn(nameSpaceOf(name) as never, NOW).map((each) => each.name);
    expect(names('forward_path')).toContain('extension');
    expect(names('default_rbl_reply')).toEqual(expect.arrayContaining(['rbl_code', 'client_address']));
    expect(nameSpaceOf('myhostname')).toBeUndefined();
    expect(
      specialNames()
        .filter(({ readOnly }) => readOnly)
        .map(({ name }) => name),
    ).toEqual([...notOverridable()]);
    expect(milterMacros(version('3.4')).map(({ name }) => name)).not.toContain('{tls_sni}');
  });
});
