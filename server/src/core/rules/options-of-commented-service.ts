// A service (or a setting) that was commented out without the lines that continue it: they continue what stands above, in silence,
// because comments do not end a logical line (readlline.c).
import { familyMembers, parameter } from '../catalogue/parameters';
import { messages } from '../messages';
import type { SettingText } from '../model/configuration';
import { commentLine } from '../model/fix';
import type { Node } from '../syntax/lines';
import { shift } from '../text';
import { Memory } from './memory';
import { hasSeveralLines, type PhysicalLine, physicalLines } from './physicalLines';
import type { PlacedFinding, Rule } from './rule';

const text = messages.rules['options-of-commented-service'];

/** `#submission inet n - y - - smtpd` */
const SERVICE = /^\s*#+\s?([^\s#]+)\s+(?:inet|unix|fifo|pass|unix-dgram)\s+(?:[-yn]\s+){3}\S+\s+\S+\s+\S/;
/** `#smtpd_recipient_restrictions = ...` */
const SETTING = /^#+[ \t]?([\w.-]+)[ \t]*=(?!=)/;

export const optionsOfCommentedService: Rule = {
  id: 'options-of-commented-service',
  summary: text.summary,
  category: 'syntax',
  severity: 'error',
  sources: ['Postfix: src/util/readlline.c'],
  *checkConfiguration(configuration) {
    const { master, services } = configuration;
    for (const { node, name } of services)
      yield* judge(
        node,
        master?.text ?? '',
        (line) => SERVICE.exec(line)?.[1],
        (commented) => ({ file: 'master', message: text.live(name, commented), changes: [] }),
      );
    for (const { node, name } of configuration.select(hasRuns))
      yield* judge(node, configuration.main?.text ?? '', commentedSetting, (commented) => ({
        file: 'main',
        severity: 'warning',
        message: text.liveValue(name, commented),
        changes: [name],
      }));
  },
};

function hasRuns(setting: SettingText): boolean {
  return setting.assignment.hasSeveralLines && runs(setting.source, commentedSetting).length > 0;
}

function commentedSetting(line: string): string | undefined {
  const name = SETTING.exec(line)?.[1] ?? '';
  const found = parameter(name);
  return (found && found.status !== 'family') || familyMembers(name).length > 0 ? name : undefined;
}

type Wording = (commented: string) => Pick<PlacedFinding, 'file' | 'message' | 'severity'> & { readonly changes: readonly string[] };

/** Every run of live lines right below a commented head, inside of another logical line. */
function* judge(node: Node<unknown>, source: string, headIn: HeadIn, say: Wording): Iterable<PlacedFinding> {
  if (!hasSeveralLines(source, node)) return;
  for (const { head, live } of memory.of(node.syntax as object, undefined, () => runs(source.slice(node.start, node.end), headIn))) {
    yield finding(
      live.map((line) => ({ ...line, ...shift(line, node.start) })),
      say(head),
    );
  }
}

type HeadIn = (line: string) => string | undefined;

interface Run {
  readonly head: string;
  /** Spans count in the node. */
  readonly live: readonly PhysicalLine[];
}

const memory = new Memory<readonly Run[]>();

function runs(source: string, headIn: HeadIn): Run[] {
  const found: Run[] = [];
  if (!source.includes('#')) return found;
  let head: string | undefined;
  let live: PhysicalLine[] = [];
  for (const line of [...physicalLines(source, { start: 0, end: source.length }), undefined]) {
    if (head !== undefined && line && !line.isSkipped) live.push(line);
    else if (live.length > 0 || (line && headIn(line.text) !== undefined)) {
      if (head !== undefined && live.length > 0) found.push({ head, live });
      live = [];
      head = line && headIn(line.text);
    }
  }
  return found;
}

function finding(live: readonly PhysicalLine[], { changes, ...said }: ReturnType<Wording>): PlacedFinding {
  const [first = { start: 0, end: 0, text: '' }] = live;
  const span = { start: first.start + first.text.search(/\S/), end: first.start + first.text.trimEnd().length };
  return { ...said, span, fixes: [{ title: text.comment, safe: false, preferred: true, changes, operations: live.map(commentLine) }] };
}
