// The edits of the contract's JSON name no file, so a fix that reaches into the other file must not be among them.
import { expect, test } from 'vitest';
import { json } from '../../../server/src/cli/formats/json';
import type { Source } from '../../../server/src/cli/inputs';
import { Analysis, defaultOptions, type FileKind, type Fix, type Problem } from '../../../server/src/core';

const texts = { main: 'biff = no\n', master: 'smtp inet n - y - - smtpd\n' };
const analysis = Analysis.of(texts, defaultOptions());

function titles(file: FileKind, fixes: readonly Fix[]): string[] {
  const source: Source = { path: `/${file}.cf`, shown: `${file}.cf`, kind: file, bytes: new Uint8Array(), text: texts[file], asked: true };
  const problem = { rule: { id: 'x' }, file, span: { start: 0, end: 4 }, message: '', severity: 'error', related: [], hasFixes: true, fixes };
  const checked = { source, input: { directory: '/', sources: { [file]: source } }, analysis, problems: [problem as unknown as Problem] };
  const [found] = JSON.parse([...json({ files: [checked], assumed: '' }, { colour: false, width: undefined })].join(''));
  return found.fixes.map(({ title }: { title: string }) => title);
}

const inMain = { kind: 'set', parameter: 'biff', value: 'yes' } as const;
const inMaster = { kind: 'setOverride', span: { start: 0, end: 4 }, parameter: 'biff', value: 'yes' } as const;
const fix = (title: string, ...operations: Fix['operations']): Fix => ({ title, safe: true, changes: [], operations });

test('only fixes of the file itself', () => {
  const all = [fix('main', inMain), fix('master', inMaster), fix('both', inMain, inMaster)];
  expect(titles('master', all)).toEqual(['master']);
  expect(titles('main', [fix('main', inMain), fix('both', inMain, inMaster)])).toEqual(['main']);
});
