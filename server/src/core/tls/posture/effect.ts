// What one line does for the TLS of each service that it counts for: the posture with it, and without it.
import type { Configuration, Setting } from '../../model/configuration';
import { withoutSetting } from '../../model/without';
import { type PostureOptions, type ServicePosture, tlsPosture } from './posture';
import { type Place, placesOf } from './reasons';

export interface Effect {
  readonly with: ServicePosture;
  readonly without: ServicePosture;
}

/** One effect for each service that the setting decides something about, in their order; none where it decides nothing. */
export function effectsOf(configuration: Configuration, options: PostureOptions, setting: Setting): readonly Effect[] {
  const start = setting.span.start;
  const isHere = ({ file, span }: Place): boolean => file === setting.file && span.start === start;
  const counts = ({ reasons }: ServicePosture): boolean => reasons.some((reason) => placesOf(reason).some(isHere));
  const now = tlsPosture(configuration, options);
  if (!now.some(counts)) return [];
  const then = tlsPosture(withoutSetting(configuration, setting), options);
  return now.flatMap((each, index) => {
    const without = then[index];
    return without && counts(each) ? [{ with: each, without }] : [];
  });
}
