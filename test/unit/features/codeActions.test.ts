// Code actions and fix-all by their result: `[[` and `]]` mark the selection, and what counts is the text afterwards.
import { describe, expect, test } from 'vitest';
import {
  Analysis,
  applyEdits,
  type CoreCodeAction,
  defaultOptions,
  type FileKind,
  fixAll,
  fixAllAction,
  quickFixes,
  type Texts,
} from '../../../server/src/core';

function select(marked: string, file: FileKind = 'main', others: Texts = {}): { analysis: Analysis; actions: CoreCodeAction[] } {
  const start = marked.indexOf('[[');
  const analysis = Analysis.of({ ...others, [file]: marked.replace('[[', '').replace(']]', '') }, defaultOptions());
  return { analysis, actions: quickFixes(analysis, file, { start, end: marked.indexOf(']]') - 2 }) };
}

function take(marked: string, title: RegExp, file: FileKind = 'main'): string {
  const { analysis, actions } = select(marked, file);
  const action = actions.find((each) => title.test(each.title));
  if (!action) throw new Error(`none of "${actions.map((each) => each.title).join('", "')}" fits`);
  return applyEdits(analysis.texts[file] ?? '', action.edits[file] ?? []);
}

describe('quick fixes', () => {
  test('preferred ones come first, comments last', () => {
    const { actions } = select('smtpd_use_tls = yes\n[[smtpd_tls_security_level = mya]]\n');
    const kinds = actions.map(({ title, preferred }) => (title.startsWith('Ignore') ? 'ignore' : preferred ? 'preferred' : 'other'));
    expect(kinds[0]).toBe('preferred');
    expect(kinds).toEqual([...kinds].sort((a, b) => ['preferred', 'other', 'ignore'].indexOf(a) - ['preferred', 'other', 'ignore'].indexOf(b)));
  });

  test('each change is offered once', () => {
    const { actions } = select(
      '[[smtpd_tls_security_level = may\nsmtpd_tls_protocols = !SSLv2, !SSLv3\nsmtpd_tls_mandatory_protocols = !SSLv2\nbif = no\nbif = no\n]]',
    );
    const edits = actions.map((action) => JSON.stringify(action.edits));
    expect(new Set(edits).size).toBe(edits.length);
  });

  test('fixes of a file that is not there are left out', () => {
    const { actions } = select('[[smtp unix - - n - - smtp\n  -o smtp_tls_security_level=dane]]\n', 'master');
    expect(actions.filter((action) => action.edits.main)).toEqual([]);
  });

  test('nothing where there is no problem', () => expect(select('biff = no\n[[myorigin = a]]\n').actions).toEqual([]));
});

describe('a comment that silences a problem', () => {
  const HERE = /^Ignore "[a-z-]+" here$/;
  const silenced = (marked: string, file: FileKind = 'main'): string => {
    const { analysis, actions } = select(marked, file);
    const ids = new Set(actions.flatMap((action) => (HERE.test(action.title) && action.problem ? [action.problem.rule.id] : [])));
    let text = analysis.texts[file] ?? '';
    for (const id of ids) {
      const action = actions.find((each) => each.title === `Ignore "${id}" here`);
      text = applyEdits(text, action?.edits[file] ?? []);
      const later = Analysis.of({ ...analysis.texts, [file]: text }, analysis.options);
      expect(later.problems.filter((problem) => problem.rule.id === id)).toEqual([]);
      const main = later.configuration.settings.map((setting) => [setting.name, setting.value]);
      expect(main).toEqual(analysis.configuration.settings.map((setting) => [setting.name, setting.value]));
      const options = later.configuration.services.flatMap((service) => service.overrides.map((each) => [service.name, each.name, each.value]));
      expect(options).toEqual(analysis.configuration.services.flatMap((service) => service.overrides.map((each) => [service.name, each.name, each.value])));
    }
    return text;
  };

  test.each([
    ['biff = no\n[[bif = no]]\n', 'biff = no\n# postfix-lint ignore unknown-parameter\nbif = no\n'],
    ['biff = no\n[[bif = no]]', 'biff = no\n# postfix-lint ignore unknown-parameter\nbif = no'],
    ['biff = no\r\n[[bif = no]]\r\n', 'biff = no\r\n# postfix-lint ignore unknown-parameter\r\nbif = no\r\n'],
    ['biff = no\n# why\n[[bif = no]]\n', 'biff = no\n# why\n# postfix-lint ignore unknown-parameter\nbif = no\n'],
    [
      'tls_ssl_options =\n    NO_TICKET,\n    [[NO_SUCH]]\n',
      'tls_ssl_options =\n    NO_TICKET,\n    # postfix-lint ignore tls-ssl-options-unknown\n    NO_SUCH\n',
    ],
  ])('main.cf: %j', (before, after) => expect(silenced(before)).toBe(after));

  test.each([
    [
      'smtp inet n - n - - smtpd\n  -o biff=no\n\t-o [[bif=no]]\n',
      'smtp inet n - n - - smtpd\n  -o biff=no\n\t# postfix-lint ignore unknown-parameter\n\t-o bif=no\n',
    ],
    ['# x\nsmtp inet n - n - - smtpd -o [[bif=no]]\n', '# x\n# postfix-lint ignore unknown-parameter\nsmtp inet n - n - - smtpd -o bif=no\n'],
  ])('master.cf: %j', (before, after) => expect(silenced(before, 'master')).toBe(after));

  test('for the whole file', () => {
    expect(take('biff = no\n[[bif = no]]\n', /in this file$/)).toBe('# postfix-lint ignore-file unknown-parameter\nbiff = no\nbif = no\n');
  });

  test('that speaks of another rule silences nothing', () => {
    for (const head of ['', '\n', 'biff = no\n']) {
      const { problems } = Analysis.of({ main: `${head}# postfix-lint ignore biff\nbif = no\n` }, defaultOptions());
      expect(problems.map((problem) => problem.rule.id)).toContain('unknown-parameter');
    }
  });

  test('once for several problems of a rule', () => {
    expect(select('biff = no\n[[bif = no\nbof = no]]\n').actions.filter((action) => HERE.test(action.title))).toHaveLength(1);
  });
});

describe('fix-all', () => {
  const fixed = (main: string, mode: 'safe' | 'unsafe' = 'safe'): string => {
    const analysis = Analysis.of({ main }, defaultOptions());
    const { texts, edits, applied } = fixAll(analysis, mode);
    expect(applyEdits(main, edits.main ?? [])).toBe(texts.main);
    expect(fixAll(Analysis.of(texts, analysis.options), mode).applied).toEqual([]);
    if (texts.main !== main) expect(applied.length).toBeGreaterThan(0);
    return texts.main ?? '';
  };

  test('changes what it must and nothing else', () => {
    const main = '# a\nsmtpd_tls_protocols = >= TLSv1.2   \nb = $b\r\n\nbiff = true\n# z';
    expect(fixed(main)).toBe(main.replace('>= TLS', '>=TLS').replace('true', 'yes'));
    const { edits } = fixAll(Analysis.of({ main }, defaultOptions()));
    expect(edits.main?.length).toBe(2);
    for (const { span } of edits.main ?? []) expect(span.end - span.start).toBeLessThan(20);
  });

  test('several rounds give edits as small as one', () => {
    const lines = Array.from({ length: 50 }, (_, index) => `own_${index} = $biff\n`).join('');
    const main = `biff = true # really\n${lines}biff = true\n`;
    const analysis = Analysis.of({ main }, defaultOptions());
    const { edits, texts } = fixAll(analysis);
    expect(applyEdits(main, edits.main ?? [])).toBe(texts.main);
    for (const { span } of edits.main ?? []) expect(span.end - span.start).toBeLessThan(30);
  });

  test('is an action only where there is something to do', () => {
    expect(fixAllAction(Analysis.of({ main: 'biff = true\n' }, defaultOptions()), 'main')).toMatchObject({ kind: 'source.fixAll.postfix' });
    expect(fixAllAction(Analysis.of({ main: 'biff = no\n' }, defaultOptions()), 'main')).toBeUndefined();
    expect(fixAllAction(Analysis.of({ main: 'biff = true\n', master: '' }, defaultOptions()), 'master')).toBeUndefined();
  });

  test('unsafe ones come to an end too', () => {
    fixed('smtpd_use_tls = yes\nsmtpd_enforce_tls = yes\nsmtpd_tls_protocols = !SSLv2\nsmtp_use_tls = yes\nbif = no\nbiff = yes\nbiff = no\n', 'unsafe');
  });
});
