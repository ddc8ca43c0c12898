// The installed postconf(5), as Debian's packages have it, and what is no manual at all.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { manualPlace } from '../../../server/src/core';
import { parameterNames } from '../../../server/src/core/catalogue/parameters';
import { restrictions } from '../../../server/src/core/catalogue/restrictions';
import { htmlEntry } from '../../../server/src/host/manual/html';
import { installedEntry } from '../../../server/src/host/manual/installed';
import { manEntry } from '../../../server/src/host/manual/man';
import { nodeHost } from '../../../server/src/host/node';

const HTML = '/usr/share/doc/postfix/html/postconf.5.html';
const MAN = '/usr/share/man/man5/postconf.5.gz';
const html = readFileSync(HTML, 'utf8');
const man = gunzipSync(readFileSync(MAN)).toString();

const words = (text: string): string => text.replace(/≥/g, '>=').replace(/≤/g, '<=').replace(/[—–]/g, '-').replace(/•/g, '-').replace(/\s+/g, ' ').trim();

describe('both forms of the manual', () => {
  const entries = [...parameterNames([3, 7, 11]), ...restrictions([3, 7, 11]).map(({ name }) => name)].flatMap((name) => manualPlace(name)?.entry ?? []);

  test.each([...new Set(entries)])('%s is there as HTML, as a manual page, and is an entry of its own', (name) => {
    const texts = [htmlEntry(html, name), manEntry(man, name)].filter((text) => text !== undefined);
    for (const text of texts) {
      expect(text.split('\n', 1)[0]).toMatch(new RegExp(`^${name}\\b`));
      expect(text).not.toMatch(/<\/?(?:p|dd|dt|b|pre)\b|&[a-z]+;|\\f[BIR]|^\.[A-Z]{2}/m);
      expect(text.match(/^\w+ \(default: /gm)?.length ?? 0).toBeLessThan(2);
      expect(text.split('\n').length).toBeLessThan(name.endsWith('_restrictions') ? 400 : 260);
    }
  });

  test('nearly every entry says the same in both', () => {
    const both = entries.flatMap((name) => {
      const [one, other] = [htmlEntry(html, name), manEntry(man, name)];
      return one && other ? [words(one).slice(0, 300) === words(other).slice(0, 300)] : [];
    });
    expect(both.length).toBeGreaterThan(850);
    expect(both.filter(Boolean).length / both.length).toBeGreaterThan(0.9);
  });
});

test('paragraphs, lists and examples', () => {
  const page = `<dl><DT><b><a name="x_y">x_y</a>\n(default: 1)</b></DT><DD>\n<p> One &lt;two&gt;\n<a href="z">three</a>. </p>
<ul> <li> first <li><p> second </ul> <dl> <dt>may</dt> <dd> Perhaps. </dd> </dl> <p> Example: </p>
<blockquote>\n<pre>\n/etc/postfix/main.cf:\n    x_y = 2\n</pre>\n</blockquote>\n</DD>\n<DT><b><a name="z">z</a>`;
  expect(htmlEntry(page, 'x_y')).toMatchInlineSnapshot(`
    "x_y (default: 1)

        One <two> three.

          - first

          - second

        may
            Perhaps.

        Example:

          /etc/postfix/main.cf:
              x_y = 2
    "
  `);
  const source = '.SH x_y (default: 1)\nOne <two>\n\\fBthree\\fR(5).\n.IP \\(bu\nfirst\n.IP "\\fBmay\\fR"\nPerhaps.\n.PP\n.nf\nx_y = a\\eb\n.fi\n.SH z';
  expect(manEntry(source, 'x_y')).toMatchInlineSnapshot(`
    "x_y (default: 1)
        One <two> three(5).

        - first

        may
            Perhaps.

        x_y = a\\b
    "
  `);
});

describe('where it lies', () => {
  let root: string;
  const put = (path: string, content: string | Uint8Array): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  };
  const roots: string[] = [];
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'manual-'));
    roots.push(root);
  });
  afterAll(() => roots.map((each) => rmSync(each, { recursive: true })));

  test.each([
    'usr/share/doc/postfix/html/postconf.5.html',
    'usr/share/doc/postfix-3.5.25/README_FILES/postconf.5.html.gz',
    'usr/share/doc/packages/postfix-doc/html/postconf.5.html',
    'usr/local/share/doc/postfix/postconf.5.html',
    'usr/share/man/man5/postconf.5.gz',
    'usr/share/man/man5/postconf.5.postfix.gz',
    'usr/local/man/man5/postconf.5',
  ])('%s', async (path) => {
    const content = path.includes('.html') ? html : man;
    put(path, path.endsWith('.gz') ? gzipSync(content) : content);
    const found = await installedEntry('message_size_limit', root);
    expect(found?.path).toBe(`/${path}`);
    expect(found?.text).toContain('envelope information');
  });

  test('here', async () => {
    expect((await nodeHost.manualEntry('message_size_limit'))?.path).toBe(HTML);
  });

  test('the manual page counts where the HTML is missing, or does not know the name', async () => {
    put('usr/share/doc/postfix/html/postconf.5.html', '<html><dt><a name="other">other</a></html>');
    put('usr/share/man/man5/postconf.5', man);
    expect((await installedEntry('biff', root))?.path).toBe('/usr/share/man/man5/postconf.5');
  });

  test('nothing, and what is no manual', async () => {
    expect(await installedEntry('biff', root)).toBeUndefined();
    put('usr/share/man/man5/postconf.5.gz', 'no gzip');
    put('usr/share/doc/postfix/html/postconf.5.html', '<a name="biff">');
    mkdirSync(join(root, 'usr/share/doc/postfix/html/postconf.5.html.gz'));
    mkdirSync(join(root, 'usr/local/man/man5'), { recursive: true });
    symlinkSync('/dev/zero', join(root, 'usr/local/man/man5/postconf.5'));
    expect(await installedEntry('biff', root)).toBeUndefined();
    for (const name of ['../biff', '', 'a b', 'no_such_name', '.SH']) expect(await installedEntry(name, root)).toBeUndefined();
  });

  test('files that are too large, also once they are unpacked, are left alone', async () => {
    put('usr/share/man/man5/postconf.5', man);
    truncateSync(join(root, 'usr/share/man/man5/postconf.5'), 9 << 20);
    put('usr/share/man/man5/postconf.5.gz', gzipSync(`.SH biff (default: yes)\n${'x\n'.repeat(5 << 20)}`));
    expect(await installedEntry('biff', root)).toBeUndefined();
  });
});

test.each([
  '<dt><a name="biff">',
  `<dt><a name="biff">${'<'.repeat(1e5)}`,
  `<dt><a name="biff">${'<dl>'.repeat(1e5)}`,
  `<dt><a name="biff">${'</dl>'.repeat(1e5)}`,
])('broken HTML is read in no time', (text) => {
  const start = performance.now();
  expect(htmlEntry(text, 'biff')).toBeTypeOf('string');
  expect(performance.now() - start).toBeLessThan(2000);
});
