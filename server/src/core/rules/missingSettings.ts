// The three rules about settings of a profile that nobody wrote differ only in their side. No rule by itself.
import { messages } from '../messages';
import type { Configuration, SettingText } from '../model/configuration';
import { type Fix, set } from '../model/fix';
import type { LintOptions } from '../model/options';
import type { Span } from '../text';
import { hasServerCertificate } from '../tls/certificates';
import { type Missing, missingOn } from '../tls/missing';
import type { Recommendation, Side } from '../tls/profiles';
import { tlsServices } from '../tls/services';
import type { PlacedFinding, Rule } from './rule';
import { isTemplated } from './templates';

const PREFIXES: Readonly<Record<Side, string>> = { server: 'smtpd_tls_', client: 'smtp_tls_', library: 'tls_' };

export function missingRule(side: Side): Rule {
  const id = `tls-missing-${side}` as const;
  const text = messages.rules[id];
  return {
    id,
    summary: text.summary,
    category: 'strength',
    severity: 'information',
    sources: ['https://www.rfc-editor.org/rfc/rfc9325', 'https://www.rfc-editor.org/rfc/rfc8996', 'https://www.postfix.org/TLS_README.html'],
    *checkConfiguration(configuration, options) {
      // Of a template, parts stand there for one case only, and others come from elsewhere.
      if (isTemplated(configuration, 'main')) return;
      const missing = missingOn(side, configuration, options);
      if (missing) yield finding(side, missing, configuration, options);
    },
  };
}

function finding(side: Side, missing: Missing, configuration: Configuration, options: LintOptions): PlacedFinding {
  const text = messages.rules[`tls-missing-${side}`];
  const names = [...missing.apart, ...missing.together].map(({ parameter }) => parameter);
  const message =
    options.profile === 'guide'
      ? text.guide(names)
      : missing.isOff
        ? text.isOff + (missing.needsCertificate ? text.needsCertificate : '')
        : side === 'library'
          ? text.renegotiation
          : text.old(names);
  return {
    file: 'main',
    span: placeFor(side, configuration),
    message,
    fixes: fixesFor(side, missing, side !== 'server' || isCertified(configuration, options)),
  };
}

/** Whether every server has a certificate: a level without one would only break what works, so it is not inserted then. */
function isCertified(configuration: Configuration, options: LintOptions): boolean {
  return tlsServices(configuration, options.role).servers.every(({ service }) => hasServerCertificate(configuration, service));
}

function fixesFor(side: Side, missing: Missing, certified: boolean): Fix[] {
  const text = messages.rules[`tls-missing-${side}`];
  const works = ({ parameter }: Recommendation): boolean => certified || !parameter.endsWith('_security_level');
  const together = missing.together.filter(works);
  const apart = missing.apart.filter(works);
  const title = ({ parameter, value }: Recommendation): string => text.insert(parameter, value);
  const insert = (wanted: readonly Recommendation[], given: string, preferred: boolean): Fix => ({
    title: given,
    safe: false,
    preferred,
    changes: wanted.map(({ parameter }) => parameter),
    operations: wanted.map(({ parameter, value }) => set(parameter, value)),
  });
  const first = together[0];
  // What leaves the level out leaves the finding there.
  const preferred = certified || !missing.needsCertificate;
  const all = !first ? [] : together.length === 1 ? [insert([first], title(first), preferred)] : [insert(together, text.insertAll(together.length), preferred)];
  const each = together.length > 1 ? together.map((wanted) => insert([wanted], title(wanted), false)) : [];
  return [...all, ...apart.map((wanted) => insert([wanted], text.publicCaveat(title(wanted)), false)), ...each];
}

/** The first setting of the side, else the first about TLS, else the first at all, else the first line. */
function placeFor(side: Side, configuration: Configuration): Span {
  const aboutTls = configuration.select(isAboutTls);
  const found = aboutTls.find(({ name }) => name.startsWith(PREFIXES[side])) ?? aboutTls[0] ?? configuration.settings[0];
  if (found) return found.nameSpan;
  const lineEnd = /[\r\n]|$/.exec(configuration.main?.text ?? '')?.index ?? 0;
  return { start: 0, end: lineEnd };
}

function isAboutTls({ name }: SettingText): boolean {
  return /(?:^|_)tls(?:_|$)/.test(name);
}
