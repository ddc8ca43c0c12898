// Our words about a parameter, wherever they stand: its own text, that of the same parameter of another program, or that of its family.
import type { Parameter } from '../catalogue/parameters';
import { type Prose, prose } from '../catalogue/prose';
import { messages } from '../messages';
import { code } from './markdown';

const text = messages.hover;
const NOTHING: Prose = { summary: '', body: '' };

/** Empty where nobody wrote one. */
export function textAbout({ name, equivalentOf, instanceOf, service, family }: Parameter): Prose {
  const own = prose(name);
  if (own) return forService(own, family?.placeholder);
  const other = equivalentOf === undefined ? undefined : prose(equivalentOf);
  if (other) return { summary: other.summary, body: `${text.sameAs(code(equivalentOf ?? ''))}\n\n${other.body}` };
  const shared = instanceOf === undefined ? undefined : prose(instanceOf);
  return shared ? forService(shared, service) : NOTHING;
}

/** The text of a family says `{service}` where a member names its service. */
function forService({ summary, body }: Prose, service: string | undefined): Prose {
  if (service === undefined) return { summary, body };
  return { summary: summary.replaceAll('{service}', service), body: body.replaceAll('{service}', service) };
}
