// The posture of a configuration with its marks, as every shell shows it.
import type { Configuration } from '../../model/configuration';
import type { Profile } from '../../model/options';
import { isNearby } from '../routes';
import { type PolicyPosture, type PostureOptions, type ServicePosture, tlsPosture } from './posture';
import { type Mark, type Rating, rate, worst } from './rating';

interface Rated {
  /** Undefined for services that nobody from outside reaches, and for destinations in the same house. */
  readonly rating: Rating | undefined;
}

export type RatedPolicy = PolicyPosture & Rated;

export type RatedSpoken = RatedService | RatedPolicy;

export interface RatedService extends Omit<ServicePosture, 'policies'>, Rated {
  readonly policies: readonly RatedPolicy[];
  /** The worst of its own and of those of its policies. */
  readonly mark: Mark | undefined;
}

export interface PostureReport {
  readonly services: readonly RatedService[];
  /** The worst of all services; undefined where none is rated. */
  readonly mark: Mark | undefined;
}

export function postureReport(configuration: Configuration, options: PostureOptions): PostureReport {
  const { profile } = options;
  const services = tlsPosture(configuration, options).map((posture): RatedService => {
    const rating = rate(posture, profile);
    const policies = posture.policies.map((policy) => ({ ...policy, rating: ratePolicy(policy, profile) }));
    return { ...posture, rating, policies, mark: worst([rating?.mark, ...policies.map((each) => each.rating?.mark)], profile) };
  });
  const marks = services.map(({ mark }) => mark);
  return { services, mark: worst(marks, profile) };
}

function ratePolicy(policy: PolicyPosture, profile: Profile): Rating | undefined {
  return isNearby(policy.destination) ? undefined : rate(policy, profile);
}
