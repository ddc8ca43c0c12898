// What lies beside the bundle, one folder above it, in the repository as in what is installed: package.json and the rules' pages.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export function packageVersion(): string {
  const { version } = JSON.parse(readFileSync(join(__dirname, '../package.json'), 'utf8')) as { version: string };
  return version;
}

/** The Markdown of a rule's page; undefined where the pages were not installed. The id must be that of a rule. */
export function rulePage(id: string): string | undefined {
  try {
    return readFileSync(join(__dirname, '../docs/rules', `${id}.md`), 'utf8');
  } catch {
    return undefined;
  }
}
