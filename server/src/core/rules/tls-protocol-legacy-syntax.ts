// A row of exclusions that says what one floor says. Not where a rule about floors speaks of the same value.
import { messages } from '../messages';
import type { Setting } from '../model/configuration';
import { replaceValue } from '../model/fix';
import { PROTOCOL_PARAMETERS } from '../tls/names';
import { floorList, lowestProtocol, parseProtocols, troubleOf } from '../tls/protocols';
import { lowFloors } from '../tls/uses';
import type { Rule } from './rule';

const text = messages.rules['tls-protocol-legacy-syntax'];

export const tlsProtocolLegacySyntax: Rule = {
  id: 'tls-protocol-legacy-syntax',
  summary: text.summary,
  category: 'style',
  severity: 'hint',
  since: '3.6',
  sources: ['https://www.postfix.org/postconf.5.html#smtpd_tls_mandatory_protocols'],
  *checkConfiguration(configuration, options) {
    const spokenOf = new Set<Setting>(lowFloors(configuration, options).map((use) => use.setting));
    const written = PROTOCOL_PARAMETERS.flatMap((name) => configuration.setting(name) ?? []);
    const overrides = configuration.services.flatMap((service) => service.overrides.filter(({ name }) => PROTOCOL_PARAMETERS.includes(name)));
    for (const setting of [...written, ...overrides]) {
      const { name, value } = setting;
      if (value.includes('$') || spokenOf.has(setting)) continue;
      const list = parseProtocols(value, options.target);
      const lowest = lowestProtocol(list);
      if (troubleOf(list) !== undefined || !lowest || !list.enabled.includes('TLSv1.3')) continue;
      if (list.tokens.length < 2 || !list.tokens.every((token) => token.kind === 'exclude')) continue;
      const floor = floorList(lowest, options.target);
      yield {
        file: setting.file,
        span: setting.valueSpan,
        message: text.same(value, floor),
        // Not a safe fix: the target may be a guess, and an older Postfix refuses the new spelling.
        fixes: [
          {
            title: text.use(floor),
            safe: false,
            preferred: true,
            changes: setting.override ? [] : [name],
            operations: [replaceValue(setting.valueSpan, floor)],
          },
        ],
      };
    }
  },
};
