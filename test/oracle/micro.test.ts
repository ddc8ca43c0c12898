// Every recorded micro-case: small inputs, each about one point of syntax, as two real versions of Postfix answered them.
import { describe, expect, test } from 'vitest';
import { ask, differences, oracle, overridesText, type RecordedVersion, readJson, readOracle } from './recorded';

interface MainCase {
  readonly id: string;
  readonly version: RecordedVersion;
  readonly main_cf: string;
  readonly main_cf_encoding?: 'latin1';
  readonly output_encoding?: 'latin1';
  readonly unstable_stderr?: boolean;
  readonly postconf_n: string;
  readonly postconf_nx: string;
  readonly stderr: string;
  readonly stderr_nx: string;
  readonly exit: number;
  readonly exit_nx: number;
}

interface MasterCase {
  readonly id: string;
  readonly version: RecordedVersion;
  readonly master_cf: string;
  readonly main_cf: string;
  readonly postconf_n: string | null;
  readonly postconf_P: string | null;
  readonly stderr_n: string;
  readonly exit: number;
  readonly exit_n: number;
}

/** Where `show` differs on purpose: which addresses are local is the machine's business, and a function gives its nesting depth back. */
const OTHERWISE = new Set(['inet-interfaces-foreign', 'func-many']);
/** postconf cuts `-oname=value` again at the next `o`; the daemons, and we, read it as meant. */
const TIGHT = /^o-(brace-)?tight/;
/** A name that is in postconf's list for its own tests only. */
const OTHER_WORDS = new Set(['removed-name']);

function compareMainCases(): void {
  const cases = readJson<MainCase[]>('micro-main.json').filter(({ id }) => !OTHERWISE.has(id));
  const master = readOracle('default-master.cf');

  test.each(cases.map((each) => [each.version, each.id, each] as const))('%s %s', (version, id, each) => {
    const main = Buffer.from(each.main_cf, each.main_cf_encoding ?? 'utf8');
    const encoding = each.output_encoding && { encoding: each.output_encoding };
    const withComplaints = !each.unstable_stderr && !OTHER_WORDS.has(id);
    const plain = { exit: each.exit, stdout: each.postconf_n, stderr: each.stderr, ...encoding };
    const expanded = { exit: each.exit_nx, stdout: each.postconf_nx, stderr: each.stderr_nx, ...encoding };
    expect(differences(id, ask({ main, master, version, expand: false }), plain, withComplaints)).toEqual([]);
    expect(differences(id, ask({ main, master, version, expand: true }), expanded, withComplaints)).toEqual([]);
  });
}

function compareMasterCases(): void {
  const cases = readJson<MasterCase[]>('micro-master.json');

  test.each(cases.map((each) => [each.version, each.id, each] as const))('%s %s', (version, id, each) => {
    const master = Buffer.from(each.master_cf);
    const result = ask({ main: Buffer.from(each.main_cf), master, version, expand: false });
    const recorded = { exit: each.exit_n, stdout: each.postconf_n ?? '', stderr: each.stderr_n };
    expect(differences(id, result, recorded, !TIGHT.test(id))).toEqual([]);
    if (each.exit === 0 && !TIGHT.test(id)) expect(overridesText(master)).toBe(each.postconf_P ?? '');
  });
}

if (oracle) {
  describe('micro-cases of main.cf', compareMainCases);
  describe('micro-cases of master.cf', compareMasterCases);
} else test('the oracle is not here', () => expect(oracle).toBeUndefined());
