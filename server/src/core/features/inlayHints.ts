// Behind the settings that decide about TLS: what the services that they count for speak in effect.
import type { Analysis } from '../analysis';
import { messages } from '../messages';
import type { FileKind } from '../model/configuration';
import type { Span } from '../text';
import { type KeysIn, posturesWithoutRecords, type Spoken, serviceName, tlsPosture } from '../tls/posture/posture';
import { placesOf } from '../tls/posture/reasons';

export interface InlayHint {
  /** Where the setting ends. */
  readonly offset: number;
  readonly label: string;
}

const text = messages.posture;
const FACTS = ['level', 'protocols', 'ciphers'];

/** In the order of their places. */
export function inlayHints({ configuration, options }: Analysis, file: FileKind, range: Span, keysIn?: KeysIn): InlayHint[] {
  const given = { ...options, keysIn };
  const hints = new Map<number, string>();
  for (const [offset, postures] of usersOf(posturesWithoutRecords(configuration, given), file, range)) {
    hints.set(offset, text.effect.withoutRecords(label(postures)));
  }
  for (const [offset, postures] of usersOf(tlsPosture(configuration, given), file, range)) hints.set(offset, label(postures));
  return [...hints].sort(([a], [b]) => a - b).map(([offset, said]) => ({ offset, label: said }));
}

/** The ends of settings in a range, each with those for whom it decides something. */
function usersOf(postures: readonly Spoken[], file: FileKind, range: Span): ReadonlyMap<number, readonly Spoken[]> {
  const users = new Map<number, Set<Spoken>>();
  for (const posture of postures) {
    const places = posture.reasons.filter(({ fact, isPolicy }) => !isPolicy && FACTS.includes(fact)).flatMap(placesOf);
    for (const { span, file: where } of places) {
      if (where !== file || span.end < range.start || span.start > range.end) continue;
      users.set(span.end, (users.get(span.end) ?? new Set()).add(posture));
    }
  }
  return new Map([...users].map(([offset, found]) => [offset, [...found]]));
}

/** Services that speak the same are not named; where they differ, each is, with its type where there are two of the name. */
function label(postures: readonly Spoken[]): string {
  const bySummary = new Map<string, string[]>();
  for (const posture of postures) {
    const isAlone = postures.every((each) => each === posture || each.service !== posture.service);
    const name = isAlone ? posture.service : serviceName(posture);
    bySummary.set(summary(posture), [...(bySummary.get(summary(posture)) ?? []), name]);
  }
  const parts = [...bySummary];
  return parts.length === 1 ? (parts[0]?.[0] ?? '') : parts.map(([said, names]) => `${names.join(', ')}: ${said}`).join(' · ');
}

function summary({ broken, offered, protocols, ciphers, tls13Ciphers }: Spoken): string {
  if (broken) return text.brokenShort[broken];
  if (!offered) return text.states.none;
  return text.effect.short(
    protocols.map((each) => text.protocol(each)),
    ciphers.length + tls13Ciphers.length,
  );
}
