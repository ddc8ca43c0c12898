// Behind the settings that decide about TLS: what the services that they count for speak in effect.
import type { Analysis } from '../analysis';
import { messages } from '../messages';
import type { FileKind } from '../model/configuration';
import type { Span } from '../text';
import { type ServicePosture, tlsPosture } from '../tls/posture/posture';

export interface InlayHint {
  /** Where the setting ends. */
  readonly offset: number;
  readonly label: string;
}

const text = messages.posture;
const FACTS = ['level', 'protocols', 'ciphers'];

/** In the order of their places. */
export function inlayHints({ configuration, options }: Analysis, file: FileKind, range: Span): InlayHint[] {
  const users = new Map<number, Set<ServicePosture>>();
  for (const posture of tlsPosture(configuration, options)) {
    for (const { fact, place, isPolicy } of posture.reasons) {
      if (!place || isPolicy || place.file !== file || !FACTS.includes(fact) || place.span.end < range.start || place.span.start > range.end) continue;
      users.set(place.span.end, (users.get(place.span.end) ?? new Set()).add(posture));
    }
  }
  return [...users].sort(([a], [b]) => a - b).map(([offset, postures]) => ({ offset, label: label([...postures]) }));
}

/** Services that speak the same are not named; where they differ, each is. */
function label(postures: readonly ServicePosture[]): string {
  const bySummary = new Map<string, string[]>();
  for (const posture of postures) bySummary.set(summary(posture), [...(bySummary.get(summary(posture)) ?? []), posture.service]);
  const parts = [...bySummary];
  return parts.length === 1 ? (parts[0]?.[0] ?? '') : parts.map(([said, names]) => `${names.join(', ')}: ${said}`).join(' · ');
}

function summary({ broken, offered, protocols, ciphers, tls13Ciphers }: ServicePosture): string {
  if (broken) return text.brokenShort[broken];
  if (!offered) return text.states.none;
  return text.effect.short(
    protocols.map((each) => text.protocol(each)),
    ciphers.length + tls13Ciphers.length,
  );
}
