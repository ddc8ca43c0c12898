// The posture of a configuration with its marks, as every shell shows it.
import type { Configuration } from '../../model/configuration';
import { type PostureOptions, type ServicePosture, tlsPosture } from './posture';
import { type Mark, type Rating, rate, worst } from './rating';

export interface RatedService extends ServicePosture {
  /** Undefined for services that nobody from outside reaches. */
  readonly rating: Rating | undefined;
}

export interface PostureReport {
  readonly services: readonly RatedService[];
  /** The worst of all services; undefined where none is rated. */
  readonly mark: Mark | undefined;
}

export function postureReport(configuration: Configuration, options: PostureOptions): PostureReport {
  const services = tlsPosture(configuration, options).map((posture) => ({ ...posture, rating: rate(posture, options.profile) }));
  const ratings = services.map(({ rating }) => rating);
  return { services, mark: worst(ratings, options.profile) };
}
