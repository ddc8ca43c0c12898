// `check` in its four formats, on the real bundle.
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Files, Installed } from './bundle';

const installed = new Installed();
/** Rules that come and go in other hands are off here: these two are enough to show every part of the output. */
const ONLY = ['--target-version=3.11'];

const FILES: Files = {
  'main.cf': 'biff = no\nrelayhost = [größe.example.com]\n\tbiff2\nsmtpd_tls_security_level =\tmayb\nbiff = no\n',
  'master.cf': 'smtp inet n - y - - smtpd\n  -o smtp_tls_security_level=secur\n',
};

interface JsonProblem {
  readonly file: string;
  readonly range: { readonly start: { line: number; character: number }; readonly end: { line: number; character: number } };
  readonly severity: string;
  readonly code: string;
  readonly message: string;
  readonly url: string;
  readonly fixes: readonly { title: string; safe: boolean; edits: readonly { range: object; newText: string }[] }[];
}

function json(folder: string, ...args: string[]): JsonProblem[] {
  const { out, err } = installed.run(folder, ['check', '--format=json', ...ONLY, ...args]);
  expect(err).toBe('');
  return (JSON.parse(out) as JsonProblem[]).filter(({ code }) => code === 'duplicate-parameter' || code === 'tls-level-invalid');
}

describe('pretty', () => {
  const { out, err, status } = installed.run(installed.folder(FILES), ['check', ...ONLY]);

  test('underlines what is meant, shows related places, the fix and the page', () => {
    expect(out.split('\n\n').find((part) => part.startsWith('main.cf:1:1'))).toMatchInlineSnapshot(`
      "main.cf:1:1: hint: "biff" is set again to the same value in line 5. Remove one of them, or a later change may miss the one that counts. [duplicate-parameter]
          1 | biff = no
            | ^^^^
          5 | biff = no
            | ---- this setting is in force
            = fix: Remove this setting, which has no effect
            = more: postfix-lint explain duplicate-parameter"
    `);
    expect(out).toContain('\n    4 | smtpd_tls_security_level =      mayb\n      |                                 ^^^^\n');
    expect(out).toContain('\n    2 |   -o smtp_tls_security_level=secur\n      |                              ^^^^^\n');
  });

  test('ends with one line that counts, and exits with 1', () => {
    expect(out.trimEnd().split('\n').at(-1)).toMatch(/^\d+ errors.* in 2 files \(Postfix 3\.11, profile balanced\)\.$/);
    expect({ err, status }).toEqual({ err: '', status: 1 });
    expect(out).not.toContain('\u001b');
  });

  test('of a clean configuration the last line is all', () => {
    const { out: clean, status: code } = installed.run(installed.folder({ 'main.cf': '# nothing\n' }), ['check', ...ONLY, ...allOff()]);
    expect({ clean, code }).toEqual({ clean: 'No problems in 1 file (Postfix 3.11, profile balanced).\n', code: 0 });
  });

  test('colours for a terminal', () => {
    const folder = installed.folder({ 'main.cf': 'smtpd_tls_security_level = mayb\n' });
    const shown = installed.shell(folder, 'script -qec "$(printf "%q " "$@")" /dev/null', ['check']).out;
    expect(shown).toContain('\u001b[1;31m^^^^\u001b[0m');
    expect(installed.shell(folder, 'NO_COLOR=1 script -qec "$(printf "%q " "$@")" /dev/null', ['check']).out).not.toContain('\u001b');
  });
});

/** Options that switch every rule off which says something of nearly every configuration. */
function allOff(): string[] {
  const { out } = installed.run(installed.folder({ 'main.cf': '# nothing\n' }), ['check', '--format=json']);
  return [...new Set((JSON.parse(out) as JsonProblem[]).map(({ code }) => `--rule=${code}=off`))];
}

describe('json', () => {
  test('is the array of the contract', () => {
    const found = json(installed.folder(FILES)).find(({ file, code }) => file === 'main.cf' && code === 'tls-level-invalid');
    expect(found).toEqual({
      file: 'main.cf',
      range: { start: { line: 3, character: 27 }, end: { line: 3, character: 31 } },
      severity: 'error',
      code: 'tls-level-invalid',
      message: expect.stringContaining('"mayb"'),
      url: 'https://vscode-postfix.invalid/rules/tls-level-invalid.md',
      fixes: expect.arrayContaining([
        { title: 'Change to "may"', safe: false, edits: [{ range: { start: { line: 3, character: 27 }, end: { line: 3, character: 31 } }, newText: 'may' }] },
      ]),
    });
  });

  test('is in order of file and place, whatever the order of the paths', () => {
    const folder = installed.folder({ 'b/main.cf': FILES['main.cf'] ?? '', 'a/main.cf': 'biff = no\nbiff = yes\n', 'b/master.cf': FILES['master.cf'] ?? '' });
    const places = json(folder, 'b/master.cf', 'b', 'a').map(({ file, range }) => `${file}:${range.start.line}`);
    expect(places).toEqual(['a/main.cf:0', 'b/main.cf:0', 'b/main.cf:3', 'b/master.cf:1']);
  });

  test('nothing found is an empty array', () => {
    const { out, status } = installed.run(installed.folder({ 'main.cf': '# nothing\n' }), ['check', '--format=json', ...allOff()]);
    expect({ out, status }).toEqual({ out: '[]\n', status: 0 });
  });

  test('positions are in UTF-16 code units, and bytes that are no text stay recognisable', () => {
    const folder = installed.folder({
      'main.cf': Buffer.concat(['🌍', '\xff = 1\n', '🌍', '\xff = 2\n'].map((part) => Buffer.from(part, part === '🌍' ? 'utf8' : 'latin1'))),
    });
    const [found] = json(folder);
    expect(found?.range).toEqual({ start: { line: 0, character: 0 }, end: { line: 0, character: 3 } });
    expect(found?.message).toContain('"🌍\udcff"');
  });
});

test('the partner is read but not reported on', () => {
  const folder = installed.folder(FILES);
  expect(new Set(json(folder, 'master.cf').map(({ file }) => file))).toEqual(new Set(['master.cf']));
  expect(new Set(json(folder, join(folder, 'main.cf')).map(({ file }) => file))).toEqual(new Set([join(folder, 'main.cf')]));
});

test('sarif names its rules, and places everything', () => {
  const { out, status } = installed.run(installed.folder(FILES), ['check', '--format=sarif', ...ONLY, 'main.cf']);
  const { version, runs } = JSON.parse(out);
  const { driver } = runs[0].tool;
  const result = runs[0].results.find(({ ruleId }: { ruleId: string }) => ruleId === 'duplicate-parameter');
  expect(status).toBe(1);
  expect(version).toBe('2.1.0');
  expect(driver.rules[result.ruleIndex]).toMatchObject({ id: 'duplicate-parameter', helpUri: 'https://vscode-postfix.invalid/rules/duplicate-parameter.md' });
  const artifactLocation = { uri: 'main.cf' };
  expect(result).toMatchObject({
    level: 'note',
    locations: [{ physicalLocation: { artifactLocation, region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 5 } } }],
    relatedLocations: [{ id: 0, physicalLocation: { artifactLocation, region: { startLine: 5 } }, message: { text: 'this setting is in force' } }],
    fixes: [
      {
        artifactChanges: [
          { artifactLocation, replacements: [{ deletedRegion: { startLine: 1, startColumn: 1, endLine: 2, endColumn: 1 }, insertedContent: { text: '' } }] },
        ],
      },
    ],
  });
});

test('github escapes what its commands are made of', () => {
  const folder = installed.folder({ 'a,b:c/main.cf': 'smtpd_tls_security_level = 50%\n' });
  const { out } = installed.run(folder, ['check', '--format=github', 'a,b:c']);
  expect(out).toContain('::error file=a%2Cb%3Ac/main.cf,line=1,col=28,endColumn=30,title=tls-level-invalid::"50%25" is not');
});

describe('exit code', () => {
  const twice = 'biff = no\nbiff = yes\n';
  test.each([
    ['warnings are allowed', [], 0],
    ['so many warnings', ['--max-warnings=1'], 0],
    ['one warning too many', ['--max-warnings', '0'], 1],
    ['an error', ['--rule=duplicate-parameter=error'], 1],
    ['switched off', ['--rule=duplicate-parameter=off', '--max-warnings=0'], 0],
    ['of several severities the last', ['--rule=duplicate-parameter=error', '--rule=duplicate-parameter=hint', '--max-warnings=0'], 0],
  ])('%s', (_title, args, expected) => {
    const others = allOff().filter((option) => !option.includes('duplicate-parameter'));
    expect(installed.run(installed.folder({ 'main.cf': twice }), ['check', ...others, ...args]).status).toBe(expected);
  });
});
