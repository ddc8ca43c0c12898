// A hybrid group in the first place makes the first message of a client larger than a packet. OpenSSL sends the key of the first group, or of those
// that are marked with `*`.
import { messages } from '../messages';
import type { Setting } from '../model/configuration';
import { replaceValue } from '../model/fix';
import { includesDefault, parseGroups } from '../tls/groups';
import { groupNamed, isPostQuantum } from '../tls/openssl/namedGroups';
import type { Rule } from './rule';
import { judgedSpeakers } from './weakSuites';

const text = messages.rules['curves-pq-keyshare-first'];
const BETTER = '?X25519MLKEM768:DEFAULT';

export const curvesPqKeyshareFirst: Rule = {
  id: 'curves-pq-keyshare-first',
  summary: text.summary,
  category: 'operations',
  // Mozilla's configuration puts it first.
  severity: { balanced: 'hint', 'mozilla-intermediate': 'off', 'mozilla-modern': 'off' },
  since: '3.10',
  sources: ['Postfix: RELEASE_NOTES-3.11', 'https://github.com/openssl/openssl/issues/27557'],
  *checkConfiguration(configuration, options) {
    if (options.openssl !== '3.5' || options.profile.startsWith('mozilla')) return;
    const users = new Map<Setting, string[]>();
    for (const { user, posture, service } of judgedSpeakers(configuration, options)) {
      const { setting } = configuration.effective('tls_eecdh_auto_curves', service);
      if (user.side === 'client' && setting && posture.protocols.includes('TLSv1.3')) users.set(setting, [...(users.get(setting) ?? []), user.name]);
    }
    for (const [setting, names] of users) {
      const groups = parseGroups(setting.value, options.target);
      const [first] = groups;
      const isHybrid = first && isPostQuantum(groupNamed(first.text.replace(/^[?*]+/, ''), options.openssl) ?? '');
      // Where keys are marked, or OpenSSL's own list is joined to it, the first one may be another's.
      if (!isHybrid || includesDefault(groups) || groups.slice(1).some((each) => each.text.includes('*'))) continue;
      const changes = setting.override ? [] : [setting.name];
      yield {
        file: setting.file,
        span: setting.spanIn(first.start, first.end),
        message: text.first(
          first.text,
          messages.servicesSaid(
            'client',
            names.map((name) => ({ name, type: 'unix' })),
          ),
        ),
        fixes: [{ title: text.use(BETTER), safe: false, preferred: true, changes, operations: [replaceValue(setting.valueSpan, BETTER)] }],
      };
    }
  },
};
