// The naive scan by which postconf(1) looks for lookup tables in an expanded value, in every list and in every brace (postconf_dbms.c).
// It yields database sources whose settings may stand in main.cf, and complaints about braces and comments. Opens nothing.
import { clientSettings, isTableTypeKnown, mainCfSourceTypes, tableType } from '../catalogue/tables';
import { atLeast, type Version } from '../catalogue/version';
import { splitBraced, type Word } from '../syntax/words';

export interface TableWords {
  /** Names such as `SOURCE_hosts`, for each `mysql:SOURCE`. */
  readonly settingNames: readonly string[];
  readonly complaints: readonly TableComplaint[];
}

export interface TableComplaint {
  readonly kind: 'brace' | 'comment';
  /** What Postfix says, without the name of the file. */
  readonly text: string;
}

/** Braces within braces that are looked into; Postfix sets itself no limit. */
const MAX_DEPTH = 100;
const NOTHING: TableWords = { settingNames: [], complaints: [] };

export function tableWords(text: string, target: Version): TableWords {
  if (!/[{:#]/.test(text)) return NOTHING;
  const scan = new TableScan(target);
  scan.read(text, true, 0);
  return scan;
}

class TableScan implements TableWords {
  readonly settingNames: string[] = [];
  readonly complaints: TableComplaint[] = [];
  private readonly seesComments: boolean;

  constructor(private readonly target: Version) {
    this.seesComments = atLeast(target, '3.8');
  }

  /** `inBraces`: whether words in braces are scanned too; they are not inside of a regexp: or pcre: table. */
  read(text: string, inBraces: boolean, depth: number): void {
    for (const word of splitBraced(text)) {
      if (this.seesComments && word.text.startsWith('#')) {
        this.complaints.push({ kind: 'comment', text: `#comment after other text is not allowed: ${word.text} ${text.slice(word.end + 1, word.end + 21)}...` });
        return;
      }
      this.readWord(word, inBraces, depth);
    }
  }

  private readWord(word: Word, inBraces: boolean, depth: number): void {
    if (word.text.startsWith('{')) {
      const inner = this.inside(word.text);
      if (inBraces && depth < MAX_DEPTH) this.read(inner, inBraces, depth + 1);
      return;
    }
    const { type, source } = this.splitType(word.text);
    if (source === undefined || source.startsWith('/') || source.startsWith('.')) return;
    if (source.startsWith('{')) {
      const inner = this.inside(source);
      if (depth < MAX_DEPTH) this.read(inner, inBraces && !(this.seesComments && isPattern(type)), depth + 1);
    } else this.addSource(type, source);
  }

  /** `proxy:` before a table, and `debug:` in newer versions, are skipped. */
  private splitType(text: string): { type: string; source?: string } {
    let rest = text;
    for (;;) {
      const colon = rest.indexOf(':');
      if (colon < 0) return { type: rest };
      const type = rest.slice(0, colon);
      const source = rest.slice(colon + 1);
      if (type !== 'proxy' && !(type === 'debug' && atLeast(this.target, '3.11'))) return { type, source };
      rest = source;
    }
  }

  private addSource(type: string, source: string): void {
    const table = tableType(type);
    if (!table?.config || !mainCfSourceTypes().includes(type) || !isTableTypeKnown(table, this.target)) return;
    for (const setting of clientSettings(table.config)) this.settingNames.push(`${source}_${setting.name}`);
  }

  /** The text in the braces that `text` begins with; a missing one counts as standing at the end (extpar.c). */
  private inside(text: string): string {
    const { inner, complaint } = extractBraces(text);
    if (complaint !== undefined) this.complaints.push({ kind: 'brace', text: complaint });
    return inner;
  }
}

/** What stands between `{` at the start and its partner, and what Postfix has to say of it (extpar.c). */
export function extractBraces(text: string): { readonly inner: string; readonly complaint?: string } {
  let level = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '{') level++;
    else if (text[at] === '}' && --level === 0) {
      const inner = text.slice(1, at);
      return at === text.length - 1 ? { inner } : { inner, complaint: `syntax error after '}' in "${text}"` };
    }
  }
  return { inner: text.slice(1), complaint: `missing '}' in "${text}"` };
}

function isPattern(type: string): boolean {
  return type === 'regexp' || type === 'pcre';
}
