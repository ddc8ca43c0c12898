// What one line does for the TLS of each service that it counts for, and of each destination with a policy: the posture with it, and without it.
import type { Configuration, Setting } from '../../model/configuration';
import { withoutSetting } from '../../model/without';
import { type PostureOptions, type Spoken, serviceName, tlsPosture, withPolicies } from './posture';
import { type Place, placesOf } from './reasons';

export interface Effect {
  readonly with: Spoken;
  readonly without: Spoken;
}

/** One effect for each service or destination that the setting decides something about, in their order; none where it decides nothing. */
export function effectsOf(configuration: Configuration, options: PostureOptions, setting: Setting): readonly Effect[] {
  const { start, end } = setting.span;
  const isInside = ({ file, span }: Place): boolean => file === setting.file && span.start >= start && span.end <= end;
  const isHere = (reason: Spoken['reasons'][number]): boolean => placesOf(reason).some(isInside);
  const now = tlsPosture(configuration, options);
  if (!withPolicies(now).some(({ reasons }) => reasons.some(isHere))) return [];
  const then = tlsPosture(withoutSetting(configuration, setting), options);
  return now.flatMap((service, index) => {
    const before = then[index];
    if (!before) return [];
    return withPolicies([service]).flatMap((each) => {
      if (!each.reasons.some(isHere)) return [];
      // Without its policy, a destination gets what all get.
      const without = withPolicies([before]).find((other) => serviceName(other) === serviceName(each)) ?? before;
      return [{ with: each, without }];
    });
  });
}
