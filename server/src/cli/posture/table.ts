// The posture for people: one row a service, then for each service what its mark costs and which lines make it so.
import { coreMessages, keysText, type RatedPolicy, type RatedService, type RatedSpoken, type Reason, reasonText, serviceName, stateOf } from '../../core';
import { visible } from '../terminal';
import { fixText, type JudgedPosture, Places, type PostureFormat, type PostureFormatOptions } from './judged';

const text = coreMessages.cli.posture;
const words = coreMessages.posture;
const policyWords = coreMessages.policies;
const BOLD = '1';
const DIM = '2';

export const table: PostureFormat = function* (judged, options) {
  const { services, mark } = judged.report;
  if (services.length === 0) {
    yield `${words.page.noServices}\n`;
    return;
  }
  const printer = new Printer(judged, options);
  yield* printer.overview(services);
  for (const group of alike(services)) yield printer.details(group);
  for (const note of judged.notes) yield `${text.note(note)}\n\n`;
  yield `${text.summary(mark, judged.assumed, judged.options.openssl)}\n`;
};

/** Services that differ in nothing but their names are explained once. */
function alike(services: readonly RatedService[]): readonly (readonly RatedService[])[] {
  const groups = new Map<string, RatedService[]>();
  for (const service of services) {
    const key = JSON.stringify(service, (name, value) => (name === 'service' || name === 'type' ? undefined : value));
    groups.set(key, [...(groups.get(key) ?? []), service]);
  }
  return [...groups.values()];
}

const policyName = ({ destination }: RatedPolicy): string => `  -> ${visible(destination)}`;

function row(spoken: RatedSpoken, name: string, mark: string | undefined): readonly string[] {
  const versions = spoken.protocols.map((each) => words.protocol(each).replace('TLS ', '')).join(' ');
  const count = spoken.protocols.length === 0 ? '-' : String(spoken.ciphers.length + spoken.tls13Ciphers.length);
  return [name, stateOf(spoken), versions || '-', count, mark ?? '-'];
}

class Printer {
  private readonly places: Places;

  constructor(
    private readonly judged: JudgedPosture,
    private readonly options: PostureFormatOptions,
  ) {
    this.places = new Places(judged.input);
  }

  *overview(services: readonly RatedService[]): Iterable<string> {
    const rows = services.flatMap((service) => [
      row(service, visible(serviceName(service)), service.mark),
      ...service.policies.map((policy) => row(policy, policyName(policy), policy.rating?.mark)),
    ]);
    const columns = [text.columns, ...rows];
    const widths = text.columns.map((_, column) => Math.max(...columns.map((row) => (row[column] ?? '').length)));
    for (const [index, row] of columns.entries()) {
      const line = row.map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widths[column] ?? 0))).join('  ');
      yield `${index === 0 ? this.paint(BOLD, line) : line}\n`;
    }
    yield '\n';
  }

  details(group: readonly RatedService[]): string {
    const [first] = group;
    if (!first) return '';
    const head = `${group.map((each) => visible(serviceName(each))).join(', ')}: ${words.roles[first.role]}`;
    const rows = [this.paint(BOLD, head), ...this.body(first)];
    for (const policy of first.policies) rows.push(this.paint(BOLD, `${policyName(policy)}: ${policy.level}`), ...this.body(policy));
    if (first.unseenPolicies.length > 0) rows.push(`  ${policyWords.unseen(first.unseenPolicies.map(visible))}`);
    return `${rows.join('\n')}\n\n`;
  }

  private body(spoken: RatedSpoken): readonly string[] {
    const rows: string[] = [];
    if (spoken.broken) rows.push(`  ${words.broken[spoken.broken]}`);
    for (const deduction of spoken.rating?.deductions ?? []) {
      rows.push(`  ${text.deduction(deduction.limit, words.deductions[deduction.id](deduction.count))}`);
      const fix = this.judged.fixes.of(spoken, deduction);
      if (fix) rows.push(`    ${visible(words.page.fix(fixText(fix, this.judged.options)))}`);
    }
    for (const [index, reason] of spoken.reasons.entries()) rows.push(this.reason(reason, spoken.reasons[index - 1]));
    const keys = keysText(spoken);
    if (keys !== '') rows.push(this.paint(DIM, `  ${keys}`));
    if (this.options.ciphers) rows.push(...this.ciphers(spoken));
    return rows;
  }

  private reason(reason: Reason, before: Reason | undefined): string {
    const fact = before?.fact === reason.fact ? '' : words.facts[reason.fact];
    const place = this.places.of(reason);
    const where = place ? `${visible(place.source.shown)}:${place.line + 1}: ` : '';
    const line = `  ${fact.padEnd(FACT_WIDTH)} ${where}${visible(reasonText(reason))}`;
    return place || reason.isFatal ? line : this.paint(DIM, line);
  }

  private ciphers({ ciphers, tls13Ciphers }: RatedSpoken): readonly string[] {
    const older = ciphers.map(({ name, bits, keyExchange, authentication, mac }) => text.cipher(name, bits, keyExchange, authentication, mac === 'AEAD'));
    return [...tls13Ciphers.map((name) => `    ${name}`), ...older.map((line) => `    ${line}`)];
  }

  private paint(code: string, line: string): string {
    return this.options.colour ? `\u001b[${code}m${line}\u001b[0m` : line;
  }
}

const FACT_WIDTH = Math.max(...Object.values(words.facts).map((fact) => fact.length));
