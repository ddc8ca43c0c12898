// Features at any place of any text: they never throw, and what they give back lies inside of the files and on one line where it must.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  Analysis,
  applyEdits,
  complete,
  defaultOptions,
  definition,
  documentSymbols,
  type FileKind,
  fixAll,
  foldingRanges,
  hover,
  quickFixes,
  references,
  type Span,
  type Texts,
} from '../../server/src/core';

const WORDS = [
  'biff = no\n', 'bif=yes', 'smtpd_tls_protocols = >= TLSv1.2', '!SSLv2, !SSLv3', ' = ', '=', '\n', '\r\n', '\n  ', '\n\t', '# c\n', '  # d\n', ',', ' ', '$', '${', '}', '{',
  '$mynetworks', 'mynetworks', 'smtp inet n - n - - smtpd', '\n  -o ', '-o { ', 'x=y', 'hash:/etc/x', 'smtpd_recipient_restrictions = ', 'reject_rbl_client', '\0', '\u00a0', '\ud800',
  '`', '<b>', 'smtpd_use_tls = yes', 'dovecot unix - n n - - pipe flags=DRhu', 'virtual_transport = dovecot:', 'queue_run_delay = 1000s',
]; // biome-ignore format: a bag of words
const text = fc.array(fc.constantFrom(...WORDS), { maxLength: 25 }).map((words) => words.join(''));
const texts: fc.Arbitrary<Texts> = fc.record({ main: text, master: text });
const FILES: readonly FileKind[] = ['main', 'master'];

function isInside(span: Span, file: FileKind, all: Texts): boolean {
  return 0 <= span.start && span.start <= span.end && span.end <= (all[file] ?? '').length;
}

test('hover, completion, definition and references at every place', () => {
  fc.assert(
    fc.property(texts, fc.constantFrom(...FILES), fc.nat(400), (all, file, number) => {
      const analysis = Analysis.of(all, defaultOptions());
      const source = all[file] ?? '';
      const offset = number % (source.length + 1);
      const said = hover(analysis, file, offset);
      if (said) expect(isInside(said.span, file, all) && said.span.start <= offset && offset <= said.span.end).toBe(true);
      const found = complete(analysis, file, offset);
      if (found) {
        expect(isInside(found.span, file, all) && found.span.start <= offset && offset <= found.span.end).toBe(true);
        expect(source.slice(found.span.start, found.span.end)).not.toContain('\n');
        for (const item of found.items) expect(item.label && item.insertText).not.toBe('');
      }
      for (const target of [...definition(analysis, file, offset), ...references(analysis, file, offset)])
        expect(isInside(target.span, target.file, all)).toBe(true);
    }),
    { numRuns: 400 },
  );
});

test('outline and folding', () => {
  fc.assert(
    fc.property(texts, fc.constantFrom(...FILES), (all, file) => {
      const analysis = Analysis.of(all, defaultOptions());
      const lines = (all[file] ?? '').split('\n').length;
      for (const range of foldingRanges(analysis, file)) expect(0 <= range.startLine && range.startLine < range.endLine && range.endLine < lines).toBe(true);
      for (const symbol of documentSymbols(analysis, file)) {
        expect(isInside(symbol.span, file, all) && symbol.span.start <= symbol.nameSpan.start && symbol.nameSpan.end <= symbol.span.end).toBe(true);
      }
    }),
  );
});

test('every action can be applied, and fix-all comes to an end', () => {
  fc.assert(
    fc.property(texts, fc.constantFrom(...FILES), fc.constantFrom('safe' as const, 'unsafe' as const), (all, file, mode) => {
      const analysis = Analysis.of(all, defaultOptions());
      for (const { edits, title } of quickFixes(analysis, file, { start: 0, end: (all[file] ?? '').length })) {
        expect(title).not.toBe('');
        for (const kind of FILES) applyEdits(all[kind] ?? '', edits[kind] ?? []);
      }
      const { texts: after, edits } = fixAll(analysis, mode);
      for (const kind of FILES) expect(applyEdits(all[kind] ?? '', edits[kind] ?? [])).toBe(after[kind]);
    }),
    { numRuns: 200 },
  );
});
