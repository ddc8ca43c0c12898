// Real main.cf and master.cf of public repositories, alone and in pairs, and templates, as two real versions of Postfix answered them.
import { describe, expect, test } from 'vitest';
import { ask, differences, oracle, overridesText, type RecordedVersion, readLines, readOracle, VERSIONS } from './recorded';

interface Run {
  readonly exit: number;
  readonly stdout: string;
  readonly stderr: string;
}

interface Verdict {
  readonly id: string;
  readonly n?: Run;
  readonly nx?: Run;
  readonly M?: Run;
  readonly P?: Run;
}

const NO_MAIN = Buffer.alloc(0);

function compareCorpus(version: RecordedVersion): void {
  const verdicts = (kind: string): Verdict[] => readLines<Verdict>(`verdicts/${version}/${kind}.ndjson`);

  test('main.cf with the default master.cf', () => {
    const master = readOracle('default-master.cf');
    expect(verdicts('main').flatMap((verdict) => compareMain(verdict, readOracle(`corpus/main/${verdict.id}.cf`), master, version))).toEqual([]);
  });

  test('main.cf and master.cf of one folder', () => {
    const different = verdicts('pairs').flatMap((verdict) => {
      const folder = `corpus/pairs/${verdict.id}`;
      const master = readOracle(`${folder}/master.cf`);
      return [...compareMain(verdict, readOracle(`${folder}/main.cf`), master, version), ...compareOverrides(verdict, master)];
    });
    expect(different).toEqual([]);
  });

  test('master.cf alone', () => {
    const different = verdicts('master').flatMap((verdict) => {
      const master = readOracle(`corpus/master/${verdict.id}.cf`);
      return [...compareMaster(verdict, master, version), ...compareOverrides(verdict, master)];
    });
    expect(different).toEqual([]);
  });

  test('templates', () => {
    const stock = readOracle('default-master.cf');
    const different = verdicts('templated').flatMap((verdict) => {
      const file = readOracle(`corpus/templated/${verdict.id}.cf`);
      return verdict.n ? compareMain(verdict, file, stock, version) : [...compareMaster(verdict, file, version), ...compareOverrides(verdict, file)];
    });
    expect(different).toEqual([]);
  });
}

if (oracle) describe.each(VERSIONS)('Postfix %s', compareCorpus);
else test('the oracle is not here', () => expect(oracle).toBeUndefined());

function compareMain({ id, n, nx }: Verdict, main: Buffer, master: Buffer, version: RecordedVersion): unknown[] {
  if (!n || !nx) return [{ id, postfix: 'no answer recorded' }];
  const plain = differences(id, ask({ main, master, version, expand: false }), n);
  return [...plain, ...differences(`${id} -x`, ask({ main, master, version, expand: true }), nx)];
}

/** `postconf -M` says of master.cf what `-n` would; its output is not ours to print. */
function compareMaster({ id, M }: Verdict, master: Buffer, version: RecordedVersion): unknown[] {
  return M ? differences(id, ask({ main: NO_MAIN, master, version, expand: false }), { ...M, stdout: '' }) : [{ id, postfix: 'no answer recorded' }];
}

function compareOverrides({ id, P }: Verdict, master: Buffer): unknown[] {
  const ours = overridesText(master);
  return P?.exit !== 0 || P.stdout === ours ? [] : [{ id, ours, postfix: P.stdout }];
}
