// What the catalogue says of single parameters, version by version.
import { describe, expect, test } from 'vitest';
import {
  addressClasses,
  categories,
  categoryTitle,
  defaultValue,
  isHonoured,
  isKnown,
  isLost,
  mutuallyExclusiveDomainLists,
  type Parameter,
  parameter,
  parameterNames,
  typeAt,
  valueType,
  vocabulary,
} from '../../../server/src/core/catalogue/parameters';
import { isAvailable, parseVersion, SUPPORTED, type Version } from '../../../server/src/core/catalogue/version';

const version = (text: string): Version => parseVersion(text) ?? [0, 0, 0];
const named = (name: string): Parameter => {
  const found = parameter(name);
  if (!found) throw new Error(`${name} is not in the catalogue`);
  return found;
};
const knownIn = (name: string, ...versions: string[]) => versions.filter((text) => isKnown(name, version(text)));

test('a parameter has its facts', () => {
  expect(named('smtpd_tls_security_level')).toMatchObject({
    status: 'current',
    type: 'enum',
    vocabularies: ['tls-security-levels-server'],
    allowEmpty: true,
    introducedIn: '2.3',
    category: 'tls-server',
    docUrl: 'https://www.postfix.org/postconf.5.html#smtpd_tls_security_level',
  });
  expect(named('smtpd_tls_security_level').allowedValues?.map(({ value }) => value)).toEqual(['none', 'may', 'encrypt']);
});

test('what is not in the catalogue is undefined, whatever it is called', () => {
  for (const name of ['no_such_parameter', '', '|', 'constructor', '__proto__', 'MYHOSTNAME']) expect(parameter(name)).toBeUndefined();
});

test('a time has its unit and its bounds in seconds', () => {
  expect(named('address_verify_negative_expire_time')).toMatchObject({ type: 'time', unit: 'd', min: 1 });
});

test('an entry that postconf(5) lacks leads to the page itself', () => {
  expect(named('lmtp_tlsrpt_enable').docUrl).toBe('https://www.postfix.org/postconf.5.html');
});

describe('presence', () => {
  test('a parameter is known from its release on', () => {
    expect(knownIn('smtpd_hide_client_session', ...SUPPORTED)).toEqual(['3.10', '3.11', '3.12']);
  });

  test('a backport counts in its branch, to the end of it', () => {
    expect(knownIn('smtpd_forbid_bare_newline', '3.4', '3.5.22', '3.5.23', '3.7.8', '3.7.9', '3.7.11', '3.7.99', '3.7', '3.8.3', '3.9.0', '3.12')).toEqual([
      '3.5.23',
      '3.7.9',
      '3.7.11',
      '3.7.99',
      '3.7',
      '3.9.0',
      '3.12',
    ]);
    expect(knownIn('lmtp_tls_enforce_sts_mx_patterns', '3.10.4', '3.10.5', '3.10', '3.11.0')).toEqual(['3.10.5', '3.10', '3.11.0']);
  });

  test('a removed parameter is known until then', () => {
    expect(knownIn('tls_legacy_public_key_fingerprints', '3.4', '3.10.13', '3.10', '3.11.0', '3.12')).toEqual(['3.4', '3.10.13', '3.10']);
    expect(knownIn('tls_fast_shutdown', '3.4.5', '3.4.6', '3.4.7', '3.4')).toEqual(['3.4.6']);
  });

  test('family patterns and names that only the manual knew are never known', () => {
    expect(knownIn('transport_time_limit', ...SUPPORTED)).toEqual([]);
    expect(knownIn('nullmx_reject_code', ...SUPPORTED)).toEqual([]);
    expect(parameterNames().includes('transport_time_limit')).toBe(false);
  });

  test('an old name is honoured while the default of its successor mentions it', () => {
    const honoured = (name: string, text: string) => isHonoured(named(name), version(text));
    expect([honoured('virtual_maps', '3.11'), honoured('postscreen_whitelist_interfaces', '3.6'), honoured('smtpd_per_record_deadline', '3.12')]).toEqual([
      true,
      true,
      true,
    ]);
    expect([honoured('virtual_alias_maps', '3.11'), honoured('postscreen_whitelist_interfaces', '3.5')]).toEqual([false, false]);
  });

  test('a value under some old names is lost, by patch level', () => {
    const lostIn = (name: string, ...targets: string[]) => targets.filter((text) => isLost(named(name), version(text)));
    const patches = ['3.6.20', '3.7.0', '3.7.15', '3.7.16', '3.8.10', '3.8.11', '3.9.4', '3.9.5', '3.10.3', '3.10.4', '3.11', '3.12'];
    const broken = ['3.7.0', '3.7.15', '3.8.10', '3.9.4', '3.10.3'];
    expect([lostIn('tlsproxy_client_level', ...patches), lostIn('tlsproxy_client_policy', ...patches)]).toEqual([broken, broken]);
    expect(lostIn('smtpd_client_connection_limit_exceptions', ...patches)).toEqual(patches);
    expect(lostIn('virtual_maps', ...patches)).toEqual([]);
  });

  test('the number of names grows with the versions', () => {
    const counts = SUPPORTED.map((text) => parameterNames(version(text)).length);
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
    expect(counts.at(-1)).toBe(909 + 110);
  });
});

describe('defaults', () => {
  const at = (name: string, text: string) => defaultValue(named(name), version(text));

  test('follow the version', () => {
    expect([at('smtpd_tls_protocols', '3.5'), at('smtpd_tls_protocols', '3.6.0')]).toEqual(['!SSLv2, !SSLv3', '>=TLSv1']);
  });

  test('follow patch levels, in each branch by itself', () => {
    const ends = (text: string) => at('proxy_read_maps', text)?.split(' ').at(-1);
    expect([ends('3.4.23'), ends('3.4.24'), ends('3.4'), ends('3.5.0'), ends('3.6.6')]).toEqual([
      '$virtual_uid_maps',
      '$tls_server_sni_maps',
      '$smtp_nested_header_checks',
      '$virtual_uid_maps',
      '$smtp_nested_header_checks',
    ]);
  });

  test('are undefined where the version has no such parameter', () => {
    expect([at('smtpd_forbid_bare_newline', '3.6.5'), at('virtual_maps', '3.11'), at('tls_fast_shutdown_enable', '3.4.6')]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

test('types and bounds follow the version', () => {
  const bare = (text: string) => typeAt(named('smtpd_forbid_bare_newline'), version(text));
  expect([bare('3.7.9').type, bare('3.7.10').type, bare('3.11').type]).toEqual(['boolean', 'enum', 'enum']);
  expect(typeAt(named('compatibility_level'), version('3.5')).type).toBe('integer');
  expect([typeAt(named('postscreen_dnsbl_threshold'), version('3.7.3')).min, typeAt(named('postscreen_dnsbl_threshold'), version('3.7.4')).min]).toEqual([
    undefined,
    1,
  ]);
  expect([typeAt(named('tls_low_cipherlist'), version('3.7')).allowEmpty, typeAt(named('tls_low_cipherlist'), version('3.8')).allowEmpty]).toEqual([
    false,
    true,
  ]);
});

test('every parameter can be decoded, and what it refers to exists', () => {
  for (const name of parameterNames()) {
    const found = named(name);
    expect(valueType(found.type), name).toBeDefined();
    expect(categories(), name).toContain(found.category);
    for (const id of found.vocabularies) expect(vocabulary(id), name).toBeDefined();
    for (const other of [...found.related, ...found.honouredVia]) expect(parameter(other), name).toBeDefined();
  }
});

test('value types, vocabularies and address classes', () => {
  expect(valueType('map-list')).toMatchObject({ list: true, elements: ['type:name'] });
  expect(vocabulary('postscreen-actions').values.map(({ value }) => value)).toEqual(['drop', 'enforce', 'ignore']);
  expect([vocabulary('no-such-vocabulary'), valueType('toString'), categoryTitle('nothing')]).toEqual([undefined, undefined, 'nothing']);
  expect(categoryTitle('tls-server')).toBe('TLS - SMTP server');
  expect(mutuallyExclusiveDomainLists().every((name) => parameter(name)?.type === 'domain-list')).toBe(true);
  expect(addressClasses().map((each) => each.class)).toEqual(['local', 'virtual-alias', 'virtual-mailbox', 'relay', 'default']);
});

test('what a release has as its default, it also takes', () => {
  const refused = SUPPORTED.flatMap((release) =>
    parameterNames(version(release)).flatMap((name) => {
      const { type, allowedValues = [], openSet, allowEmpty } = named(name);
      const value = defaultValue(named(name), version(release)) ?? '';
      const word = allowedValues.find((each) => each.value.toLowerCase() === value.toLowerCase());
      const isFree = type !== 'enum' || openSet === true || value.includes('$') || (value === '' && allowEmpty !== false);
      return isFree || (word && isAvailable(word, version(release))) ? [] : [`${release} ${name} = ${value}`];
    }),
  );
  expect(refused).toEqual([]);
});
