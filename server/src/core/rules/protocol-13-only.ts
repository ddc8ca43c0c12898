// Nothing but TLS 1.3, towards the whole Internet.
import { messages } from '../messages';
import { replaceValue } from '../model/fix';
import { floorList, troubleOf } from '../tls/protocols';
import { type ProtocolUse, protocolUses } from '../tls/uses';
import type { Rule } from './rule';

const text = messages.rules['protocol-13-only'];

export const protocol13Only: Rule = {
  id: 'protocol-13-only',
  summary: text.summary,
  category: 'strength',
  severity: { balanced: 'warning', bsi: 'information', 'ncsc-nl': 'information', 'mozilla-modern': 'off' },
  sources: ['https://www.rfc-editor.org/rfc/rfc9325 section 3.1.1', 'Mozilla SSL configuration generator, guideline 6.0'],
  *checkConfiguration(configuration, options) {
    // With a relay host the other side is known.
    const isDirect = configuration.effective('relayhost').value === '';
    const meetsStrangers = (use: ProtocolUse): boolean =>
      use.side === 'client' ? isDirect : use.users.some((user) => user.side === 'server' && user.kind === 'mx');
    for (const use of protocolUses(configuration, options)) {
      const { setting, list, value } = use;
      const trouble = troubleOf(list);
      if (!setting || (trouble && trouble !== 'include') || list.enabled.join() !== 'TLSv1.3' || !meetsStrangers(use)) continue;
      const floor = floorList('TLSv1.2', options.target);
      yield {
        file: setting.file,
        span: setting.valueSpan,
        message: use.side === 'client' ? text.client(`"${value}"`) : text.server(`"${value}"`),
        fixes: [
          {
            title: text.use(floor),
            safe: false,
            preferred: true,
            changes: setting.override ? [] : [setting.name],
            operations: [replaceValue(setting.valueSpan, floor)],
          },
        ],
      };
    }
  },
};
