// Operations of fixes on real texts. The result is always the whole text, so that every byte which must stay is looked at.
import { describe, expect, test } from 'vitest';
import { Analysis, applyEdits, defaultOptions, type FileKind, type Operation, type Texts, toEdits } from '../../../server/src/core';

/** Applies operations to a text with `[[` and `]]` around the span that they are about. */
function apply(marked: string, operations: (span: { start: number; end: number }) => Operation[], file: FileKind = 'main', others: Texts = {}): string {
  const start = marked.indexOf('[[');
  const end = marked.indexOf(']]') - 2;
  const texts: Texts = { ...others, [file]: marked.replace('[[', '').replace(']]', '') };
  return edit(texts, operations({ start, end }), file)[file] ?? '';
}

function edit(texts: Texts, operations: readonly Operation[], file: FileKind = 'main'): Texts {
  const { configuration } = Analysis.of(texts, defaultOptions());
  const edits = toEdits({ title: '', safe: true, changes: [], operations }, file, configuration);
  const after = { ...texts };
  for (const kind of ['main', 'master'] as const) {
    const own = edits[kind] ?? [];
    for (const [index, each] of own.entries()) expect(each.span.start).toBeGreaterThan(own[index - 1]?.span.end ?? -1);
    if (own.length) Object.assign(after, { [kind]: applyEdits(texts[kind] ?? '', own) });
  }
  return after;
}

const set = (main: string, ...values: [parameter: string, value: string][]): string =>
  edit(
    { main },
    values.map(([parameter, value]) => ({ kind: 'set', parameter, value })),
  ).main ?? '';

describe('set, where the parameter is there', () => {
  test.each([
    ['a value on one line', 'a = 1\nbiff = yes  \nc = 3\n', 'a = 1\nbiff = no  \nc = 3\n'],
    ['a value without blanks', 'biff=yes', 'biff=no'],
    ['tabs', 'biff\t=\tyes\t\n', 'biff\t=\tno\t\n'],
    ['CRLF', '# x\r\nbiff = yes\r\nc = 3\r\n', '# x\r\nbiff = no\r\nc = 3\r\n'],
    ['no final line end', 'c = 3\nbiff = yes', 'c = 3\nbiff = no'],
    ['an empty value', 'biff =\nc = 3\n', 'biff = no\nc = 3\n'],
    ['an empty value behind a blank', 'biff = \nc = 3\n', 'biff = no\nc = 3\n'],
    ['an empty value without blanks', 'biff=\n', 'biff=no\n'],
    ['the last of several', 'biff = yes\nbiff = maybe\n', 'biff = yes\nbiff = no\n'],
    ['lines with a comment between', 'biff = a, \n# why\n  b\n\n\tc\nd = e\n', 'biff = no\n# why\n\nd = e\n'],
    ['a value that begins on the next line', 'biff =\n    a,\n    b\nd = e\n', 'biff =\n    no\nd = e\n'],
    ['an = on the next line', 'biff\n  = yes\nd = e\n', 'biff\n  = no\nd = e\n'],
    ['lines with CRLF', 'biff = a,\r\n  # why\r\n  b\r\nd = e\r\n', 'biff = no\r\n  # why\r\nd = e\r\n'],
    ['lines without a final line end', 'biff = a,\r\n  b', 'biff = no'],
    ['a comment behind the last line', 'biff = a,\n  b\n  # c\n', 'biff = no\n  # c\n'],
    ['text behind a NUL byte', 'biff = yes\0 rest\nd = e\n', 'biff = no\0 rest\nd = e\n'],
    ['a NUL byte in a later line', 'biff = a\n  b\0c\nd = e\n', 'biff = no\n  \0c\nd = e\n'],
  ])('%s', (_, before, after) => expect(set(before, ['biff', 'no'])).toBe(after));

  test('an empty value leaves no blank behind =', () => {
    expect(set('biff = yes\n', ['biff', ''])).toBe('biff =\n');
    expect(set('biff=yes\n', ['biff', ''])).toBe('biff=\n');
  });
});

describe('set, where the parameter is missing', () => {
  test.each([
    [
      'beside the nearest relative',
      'smtpd_banner = x\nsmtpd_tls_a = 1\nsmtp_tls_a = 2\nz = 3\n',
      'smtpd_banner = x\nsmtpd_tls_a = 1\nsmtpd_tls_b = v\nsmtp_tls_a = 2\nz = 3\n',
    ],
    ['beside another TLS setting', 'a = 1\ntls_x = 2\nb = 3\n', 'a = 1\ntls_x = 2\nsmtpd_tls_b = v\nb = 3\n'],
    ['at the end, where there is no relative', 'a = 1\n\n# end\n', 'a = 1\n\n# end\nsmtpd_tls_b = v\n'],
    ['without a final line end', 'a = 1', 'a = 1\nsmtpd_tls_b = v'],
    ['CRLF', 'smtpd_a = 1\r\nz = 2\r\n', 'smtpd_a = 1\r\nsmtpd_tls_b = v\r\nz = 2\r\n'],
    ['CRLF without a final line end', 'y = 2\r\nsmtpd_a = 1', 'y = 2\r\nsmtpd_a = 1\r\nsmtpd_tls_b = v'],
    ['an empty file', '', 'smtpd_tls_b = v\n'],
    ['a file of comments', '# a\n# b\n', '# a\n# b\nsmtpd_tls_b = v\n'],
    ['a file of comments without a final line end', '# a', '# a\nsmtpd_tls_b = v'],
    ['no blanks around =', 'smtpd_a=1\nz = 2\n', 'smtpd_a=1\nsmtpd_tls_b=v\nz = 2\n'],
    ['an empty relative', 'smtpd_a =\nz = 2\n', 'smtpd_a =\nsmtpd_tls_b = v\nz = 2\n'],
    ['an empty relative without blanks', 'smtpd_a=\nz = 2\n', 'smtpd_a=\nsmtpd_tls_b=v\nz = 2\n'],
    ['a column of =', 'smtpd_a         = 1\n', 'smtpd_a         = 1\nsmtpd_tls_b     = v\n'],
    ['a column of = that is too near', 'smtpd_a   = 1\n', 'smtpd_a   = 1\nsmtpd_tls_b = v\n'],
    ['a column made of tabs', 'smtpd_a\t\t= 1\n', 'smtpd_a\t\t= 1\nsmtpd_tls_b\t= v\n'],
    ['a relative over several lines', 'smtpd_a =\n    x,\n# c\n    y\n# d\nz = 2\n', 'smtpd_a =\n    x,\n# c\n    y\nsmtpd_tls_b = v\n# d\nz = 2\n'],
    ['a file that begins with blanks', '  x = y\n', '  x = y\nsmtpd_tls_b = v\n'],
  ])('%s', (_, before, after) => expect(set(before, ['smtpd_tls_b', 'v'])).toBe(after));

  test('several at one place keep their order', () => {
    expect(set('smtpd_a = 1\nsmtp_a = 2\n', ['smtpd_z', '1'], ['smtpd_y', ''], ['smtp_x', '3'])).toBe(
      'smtpd_a = 1\nsmtpd_z = 1\nsmtpd_y =\nsmtp_a = 2\nsmtp_x = 3\n',
    );
  });
});

describe('removeSetting', () => {
  const remove = (marked: string, file: FileKind = 'main'): string => apply(marked, (span) => [{ kind: 'removeSetting', span }], file);

  test.each([
    ['one line', 'a = 1\n[[b]] = 2\nc = 3\n', 'a = 1\nc = 3\n'],
    ['the only line', '[[b]] = 2\n', ''],
    ['the only line, without a line end', '[[b]] = 2', ''],
    ['the last line, without a line end', 'a = 1\n[[b]] = 2', 'a = 1'],
    ['the last line of CRLF, without a line end', 'a = 1\r\n[[b]] = 2', 'a = 1'],
    ['CRLF', 'a = 1\r\n[[b]] = 2\r\nc = 3\r\n', 'a = 1\r\nc = 3\r\n'],
    ['lines with comments between', '# a\n[[b]] = 1,\n  # why\n  2,\n\n  3\n# c\nd = 4\n', '# a\n  # why\n\n# c\nd = 4\n'],
    ['a value on the next line', '[[b]] =\n  1\nc = 3\n', 'c = 3\n'],
    ['text behind a NUL byte', '[[b]] = 1\0\n  2\nc = 3\n', 'c = 3\n'],
  ])('%s', (_, before, after) => expect(remove(before)).toBe(after));

  test.each([
    ['alone on its line', 's inet n - n - - d\n  -o a=1\n  -o [[b]]=2\n  -o c=3\n', 's inet n - n - - d\n  -o a=1\n  -o c=3\n'],
    ['the last one', 's inet n - n - - d\n  -o [[b]]=2\nt unix - - n - - e\n', 's inet n - n - - d\nt unix - - n - - e\n'],
    ['the last one, without a line end', 's inet n - n - - d\n  -o [[b]]=2', 's inet n - n - - d'],
    ['behind the command', 's inet n - n - - d -o [[b]]=2\n  -o c=3\n', 's inet n - n - - d\n  -o c=3\n'],
    ['first of several on a line', 's inet n - n - - d\n\t-o [[b]]=2 -o c=3\n', 's inet n - n - - d\n\t-o c=3\n'],
    ['in the middle of a line', 's inet n - n - - d\n  -o a=1 -o [[b]]=2 -o c=3\n', 's inet n - n - - d\n  -o a=1 -o c=3\n'],
    ['last on a line', 's inet n - n - - d\n  -o a=1 -o [[b]]=2  \n  -o c=3\n', 's inet n - n - - d\n  -o a=1\n  -o c=3\n'],
    ['in braces', 's inet n - n - - d\n  -o { [[b]] = 2, 3 }\n', 's inet n - n - - d\n'],
    ['in braces over several lines', 's inet n - n - - d -o { [[b]] = 2,\n  # why\n  3 } -o c=3\n', 's inet n - n - - d\n  # why\n  -o c=3\n'],
    ['with its argument on the next line', 's inet n - n - - d\n  -o\n  [[b]]=2\n  -o c=3\n', 's inet n - n - - d\n  -o c=3\n'],
    ['joined', 's inet n - n - - d -o[[b]]=2 -v\n', 's inet n - n - - d -v\n'],
    ['with other flags', 's inet n - n - - d -vo [[b]]=2 -D\n', 's inet n - n - - d -v -D\n'],
    ['CRLF', 's inet n - n - - d\r\n  -o [[b]]=2\r\n', 's inet n - n - - d\r\n'],
  ])('an option: %s', (_, before, after) => expect(remove(before, 'master')).toBe(after));

  test('several at once', () => {
    const main = 'a = 1\nb = 2\nc = 3';
    const remove2 = [main.indexOf('b'), main.indexOf('c')].map((start): Operation => ({ kind: 'removeSetting', span: { start, end: start } }));
    expect(edit({ main }, remove2).main).toBe('a = 1\n');
    const master = 's inet n - n - - d\n  -o a=1 -o b=2\n  -o c=3\n';
    const remove3 = ['a=', 'b=', 'c='].map((name): Operation => ({ kind: 'removeSetting', span: { start: master.indexOf(name), end: master.indexOf(name) } }));
    expect(edit({ master }, remove3, 'master').master?.trimEnd()).toBe('s inet n - n - - d');
  });

  test('together with a setting that comes in its place', () => {
    const swap = (marked: string): string =>
      apply(marked, (span) => [
        { kind: 'set', parameter: 'smtpd_tls_b', value: 'v' },
        { kind: 'removeSetting', span },
      ]);
    expect(swap('a = 1\n[[smtpd_tls_a]] = 2\nz = 3\n')).toBe('a = 1\nsmtpd_tls_b = v\nz = 3\n');
    expect(swap('a = 1\n[[smtpd_tls_a]] = 2')).toBe('a = 1\nsmtpd_tls_b = v');
    expect(swap('[[smtpd_tls_a]] = 2')).toBe('smtpd_tls_b = v');
    expect(swap('[[smtpd_tls_b]] = 2\nz = 1\n')).toBe('smtpd_tls_b = v\nz = 1\n');
  });

  test('together with an option that comes in its place', () => {
    const swap = (marked: string): string =>
      apply(
        marked,
        (span) => [
          { kind: 'setOverride', span, parameter: 'n', value: 'v' },
          { kind: 'removeSetting', span },
        ],
        'master',
      );
    expect(swap('s inet n - n - - d\n    -o { [[b]] = 2 }\nt unix - - n - - e\n')).toBe('s inet n - n - - d\n    -o n=v\nt unix - - n - - e\n');
    expect(swap('s inet n - n - - d\n\t-o a=1\n\t-o { [[b]] = 2 }')).toBe('s inet n - n - - d\n\t-o a=1\n\t-o n=v');
    expect(swap('s inet n - n - - d -o [[b]]=2\n')).toBe('s inet n - n - - d\n  -o n=v\n');
  });
});

describe('removeWord', () => {
  const remove = (marked: string, file: FileKind = 'main'): string => apply(marked, (span) => [{ kind: 'removeWord', span }], file);

  test.each([
    ['first', 'b = [[x]], y\n', 'b = y\n'],
    ['middle', 'b = x, [[y]], z\n', 'b = x, z\n'],
    ['last', 'b = x, [[y]]\n', 'b = x\n'],
    ['last, with blanks behind', 'b = x, [[y]]  \n', 'b = x\n'],
    ['last, with a comma behind', 'b = x, [[y]],\n', 'b = x,\n'],
    ['only', 'b = [[x]]\n', 'b =\n'],
    ['only, without blanks', 'b=[[x]]\n', 'b=\n'],
    ['between blanks', 'b = x [[y]]\tz\n', 'b = x z\n'],
    ['between colons', 'b = x:[[y]]:z\n', 'b = x:z\n'],
    ['at the end of the first line', 'b = x, [[y]],\n  z\n', 'b = x,\n  z\n'],
    ['alone on the first line', 'b = [[x]],\n  y\n', 'b =\n  y\n'],
    ['alone on a line', 'b =\n  x,\n  # about y\n  [[y]],\n  z\n', 'b =\n  x,\n  # about y\n  z\n'],
    ['alone on the last line', 'b =\n  x,\n  # about y\n  [[y]]\nc = 1\n', 'b =\n  x\n  # about y\nc = 1\n'],
    ['alone on the last line, blanks only', 'b =\n  x\n  [[y]]', 'b =\n  x'],
    ['alone on the last line, with a comma behind', 'b =\n  x,\n  [[y]],\nc = 1\n', 'b =\n  x,\nc = 1\n'],
    ['first on a line', 'b =\n  x,\n  [[y]], z\n', 'b =\n  x,\n  z\n'],
    ['last on the last line', 'b =\n  x,\n  y, [[z]]\n', 'b =\n  x,\n  y\n'],
    ['CRLF', 'b = x,\r\n  [[y]]\r\nc = 1\r\n', 'b = x\r\nc = 1\r\n'],
    ['only, on a line of its own', 'b =\n  [[x]]\nc = 1\n', 'b =\nc = 1\n'],
  ])('%s', (_, before, after) => expect(remove(before)).toBe(after));

  test.each([
    ['plain', 's inet n - n - - d -o b=x,[[y]] -v\n', 's inet n - n - - d -o b=x -v\n'],
    ['plain, the only one', 's inet n - n - - d -o b=[[x]] -v\n', 's inet n - n - - d -o b= -v\n'],
    ['in braces', 's inet n - n - - d -o { b = x, [[y]] } -v\n', 's inet n - n - - d -o { b = x } -v\n'],
    ['in braces, the last line', 's inet n - n - - d\n  -o { b = x,\n    [[y]] }\n', 's inet n - n - - d\n  -o { b = x\n    }\n'],
  ])('of an option: %s', (_, before, after) => expect(remove(before, 'master')).toBe(after));

  test('several words of one list', () => {
    const main = 'b = x, y, z\n';
    const words = (...names: string[]): Operation[] =>
      names.map((name): Operation => ({ kind: 'removeWord', span: { start: main.indexOf(name), end: main.indexOf(name) + 1 } }));
    expect(edit({ main }, words('y', 'z')).main).toBe('b = x\n');
    expect(edit({ main }, words('x', 'y', 'z')).main).toBe('b =\n');
    expect(edit({ main }, words('x', 'z')).main).toBe('b = y\n');
  });
});

describe('replaceValue of an option', () => {
  const replace = (marked: string, value: string): string => apply(marked, (span) => [{ kind: 'replaceValue', span, value }], 'master');

  test.each([
    ['plain', '-o b=[[x]] -v\n', '-o b=n -v\n', 'n'],
    ['plain and empty', '-o [[b]]= -v\n', '-o b=n -v\n', 'n'],
    ['braces', '-o { b = [[x, y]] } -v\n', '-o { b = n m } -v\n', 'n m'],
    ['braces without blanks', '-o {b=[[x]]}\n', '-o {b=n m}\n', 'n m'],
    ['empty braces', '-o { [[b]] = }\n', '-o { b = n }\n', 'n'],
    ['braces over several lines', '-o { b = [[x,]]\n  # why\n  y } -v\n', '-o { b = n\n  # why\n   } -v\n', 'n'],
    ['a list in a plain option', '-o smtpd_tls_protocols=[[x]] -v\n', '-o smtpd_tls_protocols=!SSLv2,!SSLv3 -v\n', '!SSLv2, !SSLv3'],
    ['a text with blanks in a plain option', '-o smtpd_banner=[[x]] -v\n', '-o { smtpd_banner = n m } -v\n', 'n m'],
  ])('%s', (_, before, after, value) => expect(replace(`s inet n - n - - d ${before}`, value)).toBe(`s inet n - n - - d ${after}`));
});

describe('setOverride', () => {
  const give = (marked: string, value = 'v'): string =>
    apply(marked, (span) => [{ kind: 'setOverride', span, parameter: 'n', value }], 'master', { main: 'n = 1\n' });

  test.each([
    ['in place of the one that is there', '[[s]] inet n - n - - d\n  -o n=1\n  -o c=3\n', 's inet n - n - - d\n  -o n=v\n  -o c=3\n'],
    ['behind the command', '[[s]] inet n - n - - d\nt unix - - n - - e\n', 's inet n - n - - d\n  -o n=v\nt unix - - n - - e\n'],
    ['behind the last option', '[[s]] inet n - n - - d\n\t-o c=3\n# x\n', 's inet n - n - - d\n\t-o c=3\n\t-o n=v\n# x\n'],
    ['before arguments', '[[s]] unix - n n - - pipe -o c=3\n    user=x argv=y\n', 's unix - n n - - pipe -o c=3\n  -o n=v\n    user=x argv=y\n'],
    ['without a line end', '[[s]] inet n - n - - d', 's inet n - n - - d\n  -o n=v'],
    ['CRLF', '[[s]] inet n - n - - d\r\n  -o c=3\r\n', 's inet n - n - - d\r\n  -o c=3\r\n  -o n=v\r\n'],
  ])('%s', (_, before, after) => expect(give(before)).toBe(after));

  test('with blanks, in braces', () => expect(give('[[s]] inet n - n - - d\n', 'a b')).toBe('s inet n - n - - d\n  -o { n = a b }\n'));

  test('two at once', () => {
    const master = 's inet n - n - - d\n';
    const operations = ['n', 'm'].map((parameter): Operation => ({ kind: 'setOverride', span: { start: 0, end: 1 }, parameter, value: 'v' }));
    expect(edit({ master }, operations).master).toBe('s inet n - n - - d\n  -o n=v\n  -o m=v\n');
  });
});

describe('commentAbove', () => {
  const move = (marked: string, file: FileKind = 'main'): string => apply(marked, (span) => [{ kind: 'commentAbove', span }], file);

  test.each([
    ['main', 'a = 1\nb = 2  [[# why]]  \nc = 3\n', 'a = 1\n# why\nb = 2  \nc = 3\n'],
    ['main', 'b = x, [[## why]]\r\n  y\r\n', '# why\r\nb = x,\r\n  y\r\n'],
    ['main', 'a = 1\nb = x,\n  y, [[# why]]\n', 'a = 1\n# why\nb = x,\n  y,\n'],
    ['main', 'b = 2 [[#why\n  and how]]\n', '# why\n# and how\nb = 2\n'],
    ['master', 's inet n - n - - d [[# why]]\n', '# why\ns inet n - n - - d\n'],
    ['master', 's inet n - n - - d\n  -o a=1 [[# why]]\n  -o b=2\n', 's inet n - n - - d\n  # why\n  -o a=1\n  -o b=2\n'],
  ] as const)('%s: %j', (file, before, after) => expect(move(before, file)).toBe(after));
});

describe('lines', () => {
  const line = (kind: 'dedent' | 'indent' | 'commentLine', marked: string): string => apply(marked, (span) => [{ kind, span }]);

  test('dedent, indent, commentLine', () => {
    expect(line('dedent', 'a = 1\n \t[[b]] = 2\r\n')).toBe('a = 1\nb = 2\r\n');
    expect(line('dedent', 'a = 1\n\f [[b]] = 2\n')).toBe('a = 1\nb = 2\n');
    expect(line('indent', 'a = 1\n[[b]]\n')).toBe('a = 1\n  b\n');
    expect(line('commentLine', 'a = 1\n  [[b]]\n')).toBe('a = 1\n#   b\n');
  });

  test('replace', () => {
    expect(apply('a = [[x]] y\n', (span) => [{ kind: 'replace', span, text: 'z' }])).toBe('a = z y\n');
    expect(edit({ main: 'a = x\n' }, [{ kind: 'replace', span: { start: 4, end: 5 }, text: 'x' }]).main).toBe('a = x\n');
  });
});
