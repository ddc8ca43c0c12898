// The configurations of the visible corpus, and the project's own examples: texts, and the same as postconf wants them.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeBytes, encodeBytes } from '../../server/src/bytes';
import type { FileKind, Texts } from '../../server/src/core';
import type { PostconfTexts } from '../support/postconf';
import { oracle } from './recorded';

export interface Case {
  readonly name: string;
  readonly texts: Texts;
}

const ROOT = join(import.meta.dirname, '../..');
const EMPTY = new Uint8Array();
/** What a lone main.cf is judged with by postconf, which wants both files. */
const STOCK_MASTER = encodeBytes(
  'smtp inet n - n - - smtpd\ncleanup unix n - n - 0 cleanup\nqmgr unix n - n 300 1 qmgr\nsmtp unix - - n - - smtp\nlocal unix - n n - - local\n',
);
export function corpusConfigurations(): readonly Case[] {
  const read = (path: string): string => decodeBytes(readFileSync(path));
  const own = [{ name: 'examples', texts: { main: read(join(ROOT, 'examples/main.cf')), master: read(join(ROOT, 'examples/master.cf')) } }];
  if (!oracle) {
    console.log('../shared/oracle is not here: only the examples are tried');
    return own;
  }
  const corpus = join(oracle, 'corpus');
  const lone = (kind: FileKind): Case[] =>
    readdirSync(join(corpus, kind)).map((file) => ({ name: `${kind}/${file}`, texts: { [kind]: read(join(corpus, kind, file)) } }));
  const pairs = readdirSync(join(corpus, 'pairs')).map((folder): Case => {
    const at = (kind: FileKind): Partial<Texts> =>
      existsSync(join(corpus, 'pairs', folder, `${kind}.cf`)) ? { [kind]: read(join(corpus, 'pairs', folder, `${kind}.cf`)) } : {};
    return { name: `pairs/${folder}`, texts: { ...at('main'), ...at('master') } };
  });
  return [...own, ...lone('main'), ...lone('master'), ...pairs];
}

export const forPostconf = (texts: Texts): PostconfTexts => ({
  main: texts.main === undefined ? EMPTY : encodeBytes(texts.main),
  master: texts.master === undefined ? STOCK_MASTER : encodeBytes(texts.master),
});
