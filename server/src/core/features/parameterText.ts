// Our words about a parameter, wherever they stand: its own text, or that of its family.
import type { Parameter } from '../catalogue/parameters';
import { type Prose, prose } from '../catalogue/prose';
import { known } from './typeOf';

const NOTHING: Prose = { summary: '', body: '' };

/** Empty where nobody wrote one. */
export function textAbout({ name, instanceOf, service, family }: Parameter): Prose {
  const own = prose(name);
  if (own) return forService(own, family?.placeholder);
  const shared = instanceOf === undefined ? undefined : prose(instanceOf);
  return shared ? forService(shared, service) : NOTHING;
}

/** What a parameter controls, in one sentence of plain text: beside its name in lists. */
export function summary(name: string): string {
  const found = known(name);
  return found ? textAbout(found).summary.replaceAll('`', '') : '';
}

/** The text of a family says `{service}` where a member names its service. */
function forService({ summary, body }: Prose, service: string | undefined): Prose {
  if (service === undefined) return { summary, body };
  return { summary: summary.replaceAll('{service}', service), body: body.replaceAll('{service}', service) };
}
