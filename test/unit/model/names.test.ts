// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are main.cf's dollar signs
// Which settings are used and which references lead nowhere, as the rules ask.
import { describe, expect, test } from 'vitest';
import { parameter, parameterNames } from '../../../server/src/core/catalogue/parameters';
import { parseVersion, SUPPORTED, type Version } from '../../../server/src/core/catalogue/version';
import { Configuration } from '../../../server/src/core/model/configuration';
import { scan } from '../../../server/src/core/model/expansion';
import { KnownNames } from '../../../server/src/core/model/knownNames';
import { nameUse } from '../../../server/src/core/model/names';
import { parseMain } from '../../../server/src/core/syntax/main';
import { parseMaster } from '../../../server/src/core/syntax/master';

function use(main: string, master?: string) {
  return nameUse(new Configuration(parseMain(main), master === undefined ? undefined : parseMaster(master), [3, 11, 999]));
}

const unused = (main: string, master?: string): string[] => use(main, master).unused.map(({ name }) => name);
const undefinedNames = (main: string, master?: string): string[] => use(main, master).undefinedReferences.map(({ name }) => name);

describe('nameUse', () => {
  test('a made-up name is used where anything mentions it', () => {
    expect(unused('a = 1\nb = 2\nc = 3\nd = 4\nmyorigin = ${a?$b}\nx = $c\n')).toEqual(['d', 'x']);
  });

  test('a name of a service counts in that service only', () => {
    const master = 's inet n - n - - smtpd -o mua=a -o smtpd_client_restrictions=$mua\nt inet n - n - - smtpd -o mua=b\n';
    expect(use('', master).unused.map(({ value }) => value)).toEqual(['b']);
    expect(unused('mua = c\n', master.replaceAll('$mua', 'x'))).toEqual(['mua', 'mua', 'mua']);
  });

  test('of two settings of one name only the one in force counts, and the other is not called unused', () => {
    const found = use('a = $b\na = 1\nb = 2\nmyorigin = $a\n');
    expect(found.unused.map(({ name }) => name)).toEqual(['b']);
  });

  test('without a master.cf, the services of a stock one are known', () => {
    expect(unused('smtp_destination_concurrency_limit = 1\nnosuch_destination_concurrency_limit = 1\n')).toEqual(['nosuch_destination_concurrency_limit']);
    expect(unused('lmtp_destination_rate_delay = 1\n', 'x unix - - n - - lmtp\n')).toEqual(['lmtp_destination_rate_delay']);
  });

  test('settings of a database source are used, its value expanded', () => {
    const main = 'db = mysql:src\ntransport_maps = proxy:$db\nsrc_hosts = a\nsrc_nosuch = b\nother_hosts = c\n';
    expect(unused(main)).toEqual(['src_nosuch', 'other_hosts']);
  });

  test.each(['${x}sql:src', 'my$y:src', '$z$y:src', '$(z)sql:src', '${w?{$y}:{$z$y}}:src'])('and so where its type is put together: %s', (table) => {
    expect(unused(`x = my\ny = sql\nz = my\ntransport_maps = ${table}\nsrc_hosts = a\nother_hosts = b\n`)).not.toContain('src_hosts');
  });

  test('undefined references, with the setting that they are in', () => {
    const { undefinedReferences } = use('myorigin = $a\na = $nosuch ${other:x}\n', 's inet n - n - - smtpd -o myorigin=$third\n');
    expect(undefinedReferences.map(({ name, setting }) => [name, setting.file, setting.name])).toEqual([
      ['third', 'master', 'myorigin'],
      ['nosuch', 'main', 'a'],
      ['other', 'main', 'a'],
    ]);
  });

  test('nothing behind the first error of a value counts', () => {
    expect(undefinedNames('myorigin = $a ${b-} $c\n')).toEqual(['a']);
  });

  test('the answer is kept for a configuration', () => {
    const configuration = new Configuration(parseMain('a = 1\n'), undefined, [3, 7, 11]);
    expect(nameUse(configuration)).toBe(nameUse(configuration));
  });
});

test.each(SUPPORTED)('every name that a default of %s mentions is known: defaults need not be scanned for uses', (version) => {
  const target = parseVersion(version) as Version;
  const known = new KnownNames(target, []);
  const unknown = parameterNames(target).flatMap((name) =>
    parameter(name)?.rawExpansion ? [] : scan(known.find(name)?.default ?? '', target).names.filter((each) => !known.find(each)),
  );
  expect(unknown).toEqual([]);
});
