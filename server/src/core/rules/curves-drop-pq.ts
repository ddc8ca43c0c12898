// A list of groups without a hybrid one where Postfix has one by default: 3.11 and later, with OpenSSL 3.5.
import { messages } from '../messages';
import type { Setting } from '../model/configuration';
import { removeSetting } from '../model/fix';
import { isPostQuantum } from '../tls/openssl/namedGroups';
import { placeOf } from './place';
import type { Rule } from './rule';
import { judgedSpeakers } from './weakSuites';

const text = messages.rules['curves-drop-pq'];

export const curvesDropPq: Rule = {
  id: 'curves-drop-pq',
  summary: text.summary,
  category: 'strength',
  severity: { balanced: 'information', compatible: 'off', guide: 'hint', bsi: 'warning', 'ncsc-nl': 'warning' },
  since: '3.11',
  sources: ['https://www.postfix.org/postconf.5.html#tls_eecdh_auto_curves', 'NCSC-NL, IT Security Guidelines for TLS (2025-05)', 'BSI TR-02102-1 (2026-01)'],
  *checkConfiguration(configuration, options) {
    if (options.openssl !== '3.5') return;
    const settings = new Set<Setting>();
    for (const { posture, service } of judgedSpeakers(configuration, options)) {
      const { setting, value } = configuration.effective('tls_eecdh_auto_curves', service);
      // Hybrids of other libraries go by other names.
      if (!setting || value === '' || /kyber|mlkem/i.test(value) || !posture.protocols.includes('TLSv1.3')) continue;
      if (posture.groups.length > 0 && !posture.groups.some(isPostQuantum)) settings.add(setting);
    }
    for (const setting of settings) {
      const { name, value, override } = setting;
      const fix = { title: text.remove(name), safe: false, preferred: options.profile !== 'guide', changes: [name], operations: [removeSetting(setting.span)] };
      yield { ...placeOf(setting), message: text.dropped(name, value), ...(!override && { fixes: [fix] }) };
    }
  },
};
