// TLS 1.0 or 1.1 let in by a list that is used where TLS is demanded. At client levels that authenticate the peer OpenSSL 3 keeps them out by itself.
import { messages } from '../messages';
import { lowFloors } from '../tls/uses';
import { lowFloor } from './protocolFloor';
import type { Rule } from './rule';

const text = messages.rules['protocol-floor-mandatory'];

export const protocolFloorMandatory: Rule = {
  id: 'protocol-floor-mandatory',
  summary: text.summary,
  category: 'strength',
  severity: { balanced: 'warning', guide: 'hint' },
  sources: ['https://www.rfc-editor.org/rfc/rfc8996', 'https://www.rfc-editor.org/rfc/rfc8997'],
  *checkConfiguration(configuration, options) {
    for (const use of lowFloors(configuration, options)) if (use.mandatory) yield lowFloor(use, options, text.low, text.use);
  },
};
