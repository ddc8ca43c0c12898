// TLS 1.0 or 1.1 let in by a list that is used where TLS is optional. Lists that nobody wrote are the business of tls-missing-*.
import { messages } from '../messages';
import { lowFloors } from '../tls/uses';
import { lowFloor } from './protocolFloor';
import type { Rule } from './rule';

const text = messages.rules['protocol-floor-opportunistic'];

export const protocolFloorOpportunistic: Rule = {
  id: 'protocol-floor-opportunistic',
  summary: text.summary,
  category: 'strength',
  severity: { balanced: 'information', compatible: 'hint', guide: 'hint', bsi: 'warning', 'ncsc-nl': 'warning' },
  sources: ['https://www.rfc-editor.org/rfc/rfc8996', 'https://www.rfc-editor.org/rfc/rfc9325 section 5.2', 'BSI TR-02102-2', 'NCSC-NL 2025-05'],
  *checkConfiguration(configuration, options) {
    for (const use of lowFloors(configuration, options)) if (!use.mandatory) yield lowFloor(use, options, text.low, text.use);
  },
};
