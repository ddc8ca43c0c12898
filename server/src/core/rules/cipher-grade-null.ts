// The grade `null`: suites that sign and do not encrypt. TLS 1.3, which has no such suite, still encrypts.
import { messages } from '../messages';
import type { Configuration, ServiceEntry, Setting } from '../model/configuration';
import { replaceValue } from '../model/fix';
import type { Role } from '../model/options';
import { gradeOf } from '../tls/grades';
import { clientLevel, clientTwins, serverLevel, serverTwins, type Twins } from '../tls/levels';
import { type TlsClient, type TlsServer, tlsServices } from '../tls/services';
import type { Rule } from './rule';

const text = messages.rules['cipher-grade-null'];

/** lmtp(8) mostly speaks to a socket of this host, where nobody listens. */
const DAEMONS = ['smtpd', 'smtp'] as const;

export const cipherGradeNull: Rule = {
  id: 'cipher-grade-null',
  summary: text.summary,
  category: 'strength',
  severity: 'warning',
  sources: ['https://www.rfc-editor.org/rfc/rfc9325#section-4.1', 'Postfix: src/tls/tls_misc.c, tls_set_ciphers()'],
  *checkConfiguration(configuration, options) {
    for (const [setting, names] of usersOf(configuration, options.role)) {
      yield {
        file: setting.file,
        span: setting.valueSpan,
        ...(names.size === 0 && { severity: 'hint' as const }),
        message: names.size ? text.live(setting.name, [...names].join(', ')) : text.dormant(setting.name),
        fixes: [
          {
            title: text.use,
            safe: false,
            preferred: true,
            changes: setting.override ? [] : [setting.name],
            operations: [replaceValue(setting.valueSpan, 'medium')],
          },
        ],
      };
    }
  },
};

/** The settings that say `null`, and the services whose connections follow them. */
function usersOf(configuration: Configuration, role: Role): Map<Setting, Set<string>> {
  const { servers, clients } = tlsServices(configuration, role);
  const users = new Map<Setting, Set<string>>();
  for (const user of [...servers, ...clients]) {
    const isInternal = user.side === 'server' && user.kind === 'internal';
    for (const parameter of parametersOf(user.daemon)) {
      const { value, setting } = configuration.effective(parameter, user.service);
      if (!setting || gradeOf(value) !== 'null' || (isInternal && setting.override)) continue;
      const names = users.get(setting) ?? new Set();
      users.set(setting, isLive(configuration, user, parameter) ? names.add(user.name) : names);
    }
  }
  return users;
}

function parametersOf(daemon: string): string[] {
  return DAEMONS.some((each) => each === daemon) ? [`${daemon}_tls_ciphers`, `${daemon}_tls_mandatory_ciphers`] : [];
}

function isLive(configuration: Configuration, user: TlsServer | TlsClient, parameter: string): boolean {
  const twins = user.side === 'server' ? serverTwins(serverLevel(configuration, user.service)) : twinsOfClient(configuration, user.service);
  return parameter.includes('_mandatory_') ? twins.mandatory : twins.opportunistic;
}

function twinsOfClient(configuration: Configuration, service: ServiceEntry | undefined): Twins {
  return clientTwins(clientLevel(configuration, service), configuration.effective('smtp_tls_policy_maps', service).value !== '');
}
