// Reads the pages of docs/rules: every page is documentation and test at once. A fence `postfix-main bad` or `postfix-master bad` holds
// a file with caret lines; `good` one of which the rule says nothing; `fixed` is what the preferred fixes make of the `bad` file before
// it; `and` is the other file of the configuration in the fence before it. Options stand behind: `target=3.5 profile=guide role=mx`.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultOptions, type FileKind, type LintOptions, type OpenSsl, type Profile, parseVersion, type Role } from '../../server/src/core';

export interface Expected {
  readonly file: FileKind;
  readonly line: number;
  readonly from: number;
  readonly to: number;
  readonly severity: string;
  readonly text: string;
}

export interface Example {
  readonly kind: 'bad' | 'good';
  readonly texts: Partial<Record<FileKind, string>>;
  readonly expected: readonly Expected[];
  readonly fixed: Partial<Record<FileKind, string>>;
  readonly options: LintOptions;
  /** Line of the page, for messages. */
  readonly line: number;
}

export interface RulePage {
  readonly id: string;
  readonly title: string;
  readonly summary: string;
  readonly headings: readonly string[];
  readonly examples: readonly Example[];
}

const PAGES = join(import.meta.dirname, '../../docs/rules');

export function rulePageIds(): string[] {
  return readdirSync(PAGES)
    .filter((name) => name.endsWith('.md') && name !== 'README.md')
    .map((name) => name.replace(/\.md$/, ''))
    .sort();
}

export function readRulePage(id: string): RulePage {
  const text = readFileSync(join(PAGES, `${id}.md`), 'utf8');
  const prose = text.replaceAll(/^```[\s\S]*?^```$/gm, '');
  return {
    id,
    title: /^# (.*)$/m.exec(prose)?.[1] ?? '',
    summary: /^# .*\n\n(.+)$/m.exec(prose)?.[1] ?? '',
    headings: [...prose.matchAll(/^## (.*)$/gm)].map((match) => match[1] ?? ''),
    examples: readExamples(text),
  };
}

function readExamples(page: string): Example[] {
  const examples: Example[] = [];
  for (const match of page.matchAll(/^```postfix-(main|master) (bad|good|fixed|and)([^\n]*)\n([\s\S]*?)^```$/gm)) {
    const [, file, kind, words, body] = match as unknown as [string, FileKind, string, string, string];
    const last = examples.at(-1);
    if (kind === 'bad' || kind === 'good') {
      const { text, expected } = readCarets(file, body);
      examples.push({ kind, texts: { [file]: text }, expected, fixed: {}, options: readOptions(words), line: page.slice(0, match.index).split('\n').length });
    } else if (!last) throw new Error(`fence "${kind}" without one before it`);
    else if (kind === 'fixed') Object.assign(last.fixed, { [file]: body });
    else {
      const { text, expected } = readCarets(file, body);
      Object.assign(last.texts, { [file]: text });
      (last.expected as Expected[]).push(...expected);
    }
  }
  return examples;
}

/** Caret lines point at the line above: `#   ^^^^ error: part of the message`; `#<~~~~ error: ...` points at its first columns. */
function readCarets(file: FileKind, body: string): { text: string; expected: Expected[] } {
  const lines: string[] = [];
  const expected: Expected[] = [];
  for (const line of body.split('\n')) {
    const match = /^#(?:( *)(\^+)|<(~+)) (error|warning|information|hint): (.*)$/.exec(line);
    if (!match) lines.push(line);
    else {
      const from = match[3] === undefined ? 1 + (match[1] ?? '').length : 0;
      const length = (match[2] ?? match[3] ?? '').length;
      expected.push({ file, line: lines.length - 1, from, to: from + length, severity: match[4] ?? '', text: match[5] ?? '' });
    }
  }
  return { text: lines.join('\n'), expected };
}

function readOptions(words: string): LintOptions {
  const given = Object.fromEntries(
    words
      .trim()
      .split(/\s+/)
      .filter(Boolean)
      .map((word) => word.split('=') as [string, string]),
  );
  const target = given.target ? parseVersion(given.target) : undefined;
  return defaultOptions({
    ...(target && { target }),
    ...(given.profile && { profile: given.profile as Profile }),
    ...(given.role && { role: given.role as Role }),
    ...(given.openssl && { openssl: given.openssl as OpenSsl }),
  });
}
