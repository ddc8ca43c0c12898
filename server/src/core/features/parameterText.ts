// Our words about a parameter, wherever they stand: its own text, or that of its family.
import type { Parameter } from '../catalogue/parameters';
import { type Prose, prose } from '../catalogue/prose';

const NOTHING: Prose = { summary: '', body: '' };

/** Empty where nobody wrote one. */
export function textAbout({ name, instanceOf, service, family }: Parameter): Prose {
  const own = prose(name);
  if (own) return forService(own, family?.placeholder);
  const shared = instanceOf === undefined ? undefined : prose(instanceOf);
  return shared ? forService(shared, service) : NOTHING;
}

/** The text of a family says `{service}` where a member names its service. */
function forService({ summary, body }: Prose, service: string | undefined): Prose {
  if (service === undefined) return { summary, body };
  return { summary: summary.replaceAll('{service}', service), body: body.replaceAll('{service}', service) };
}
