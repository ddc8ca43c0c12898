// What a hover says of the line under the cursor: which TLS the services speak with it, and what would be otherwise without it.
import type { Analysis } from '../analysis';
import { messages } from '../messages';
import type { Setting } from '../model/configuration';
import { type Effect, effectsOf } from '../tls/posture/effect';
import type { ServicePosture } from '../tls/posture/posture';
import { code } from './markdown';

const text = messages.posture;
/** More would fill the screen. */
const MOST_LINES = 4;

/** Markdown, or nothing where the setting decides nothing about TLS. */
export function describeEffect({ configuration, options }: Analysis, setting: Setting): string {
  if (!setting.name.includes('tls')) return '';
  const lines = new Map<string, string[]>();
  for (const effect of effectsOf(configuration, options, setting)) {
    const line = describe(effect);
    lines.set(line, [...(lines.get(line) ?? []), code(`${effect.with.service} ${effect.with.type}`)]);
  }
  const shown = [...lines].slice(0, MOST_LINES).map(([line, names]) => `- ${names.join(', ')}: ${line}`);
  if (lines.size > shown.length) shown.push(`- ${text.effect.more(lines.size - shown.length)}`);
  return shown.length > 0 ? `**${text.effect.title}**\n\n${shown.join('\n')}` : '';
}

function describe({ with: now, without: then }: Effect): string {
  const summary = summarise(now);
  const changes = changesBetween(then, now);
  if (changes.length === 0) return `${summary}. ${text.effect.same}`;
  return `${summary}. ${text.effect.changes(changes)}`;
}

/** `TLS 1.2, TLS 1.3; 31 suites`, or what is wrong. */
function summarise(posture: ServicePosture): string {
  const { broken, offered, required, protocols, ciphers, tls13Ciphers } = posture;
  if (broken) return text.broken[broken];
  if (!offered) return text.states.none;
  const versions = protocols.map((each) => text.protocol(each)).join(', ');
  return text.effect.summary(required, versions, ciphers.length + tls13Ciphers.length);
}

/** What the line adds and takes away. */
function changesBetween(then: ServicePosture, now: ServicePosture): readonly string[] {
  if (then.broken && !now.broken) return [text.effect.repairs];
  if (now.broken) return then.broken === now.broken ? [] : [text.effect.breaks];
  if (then.offered !== now.offered) return [now.offered ? text.effect.switchesOn : text.effect.switchesOff];
  const changes: string[] = [];
  const gone = differences(then, now);
  const come = differences(now, then);
  if (gone.length > 0) changes.push(text.effect.removes(gone));
  if (come.length > 0) changes.push(text.effect.adds(come));
  if (then.required !== now.required) changes.push(now.required ? text.effect.requires : text.effect.frees);
  if (then.prefersOwnOrder !== now.prefersOwnOrder) changes.push(now.prefersOwnOrder ? text.effect.picks : text.effect.leaves);
  return changes;
}

/** The versions that only the first one speaks, and how many suites. */
function differences(of: ServicePosture, not: ServicePosture): readonly string[] {
  const suites = ({ tls13Ciphers, ciphers }: ServicePosture): readonly string[] => [...tls13Ciphers, ...ciphers.map(({ name }) => name)];
  const others = new Set(suites(not));
  const count = suites(of).filter((name) => !others.has(name)).length;
  const versions = of.protocols.filter((protocol) => !not.protocols.includes(protocol)).map((protocol) => text.protocol(protocol));
  return count > 0 ? [...versions, text.page.suiteCount(count)] : versions;
}
