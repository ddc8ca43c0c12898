// What a hover says of the line under the cursor: which TLS the services speak with it, and what would be otherwise without it.
import type { Analysis } from '../analysis';
import { messages } from '../messages';
import type { FileKind, Setting } from '../model/configuration';
import { contains, type Span } from '../text';
import { type Effect, effectsOf } from '../tls/posture/effect';
import { hasUnknownKeys, type KeysIn, type Spoken, serviceName, tlsPosture, withPolicies } from '../tls/posture/posture';
import { code } from './markdown';
import { changesBetween } from './postureChanges';

const text = messages.posture;
const words = messages.policies;
/** More would fill the screen. */
const MOST_LINES = 4;
const LINE_BREAK = '  \n';

/** Markdown, or nothing where the setting decides nothing about TLS. */
export function describeEffect({ configuration, options }: Analysis, setting: Setting, keysIn?: KeysIn): string {
  if (!setting.name.includes('tls')) return '';
  const lines = new Map<string, string[]>();
  const effects = effectsOf(configuration, { ...options, keysIn }, setting);
  for (const effect of effects) {
    const line = describe(effect);
    lines.set(line, [...(lines.get(line) ?? []), code(serviceName(effect.with))]);
  }
  const shown = [...lines].slice(0, MOST_LINES).map(([line, names]) => `${names.join(', ')}: ${line}`);
  if (lines.size > shown.length) shown.push(text.effect.more(lines.size - shown.length));
  if (effects.some(({ with: now }) => hasUnknownKeys(now))) shown.push(text.effect.unknownKeys);
  // No list: one would run into the list of our words below it.
  return shown.length > 0 ? `**${text.effect.title}:** ${shown.join(LINE_BREAK)}` : '';
}

/** Markdown about the policy for a destination that stands at an offset of the file, with its span. */
export function describePolicyAt(
  { configuration, options }: Analysis,
  file: FileKind,
  offset: number,
): { readonly span: Span; readonly markdown: string } | undefined {
  for (const service of tlsPosture(configuration, options)) {
    for (const spoken of withPolicies([service])) {
      const { policyPlace: place, destination, level, reasons } = spoken;
      if (place?.file !== file || !contains(place.span, offset)) continue;
      const faults = reasons.flatMap(({ fault }) => (fault ? [words.fault(fault.kind, fault.text, fault.detail)] : []));
      const changes = destination === undefined || faults.length > 0 ? [] : changesBetween(service, spoken);
      const head = faults.length > 0 ? `${faults.join('; ')}. ${summarise(spoken)}` : `${level}; ${summarise(spoken)}`;
      const lines = [`**${destination ?? words.everybody}**: ${head}.`, ...(changes.length > 0 ? [words.changes(changes)] : [])];
      return { span: place.span, markdown: lines.join('\n\n') };
    }
  }
  return undefined;
}

function describe({ with: now, without: then }: Effect): string {
  const summary = summarise(now);
  const changes = changesBetween(then, now);
  if (changes.length === 0) return `${summary}. ${text.effect.same}`;
  return `${summary}. ${text.effect.changes(changes)}`;
}

/** `TLS 1.2, TLS 1.3; 31 suites`, or what is wrong. */
function summarise(posture: Spoken): string {
  const { broken, offered, required, protocols, ciphers, tls13Ciphers } = posture;
  if (broken) return text.broken[broken];
  if (!offered) return text.states.none;
  const versions = protocols.map((each) => text.protocol(each)).join(', ');
  return text.effect.summary(required, versions, ciphers.length + tls13Ciphers.length);
}
