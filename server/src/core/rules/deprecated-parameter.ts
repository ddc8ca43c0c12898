// Old parameters that Postfix keeps for compatibility (DEPRECATION_README, postconf_unused.c), with what does the same today.
// smtpd_tls_dh1024_param_file and smtpd_tls_eecdh_grade have rules of their own.
import { isHonoured, isKnown, isPresent, type Parameter, parameter } from '../catalogue/parameters';
import { atLeast, type Version } from '../catalogue/version';
import { messages } from '../messages';
import type { Configuration, ServiceEntry, Setting, SettingText } from '../model/configuration';
import type { Severity } from '../model/options';
import { type Advice, adviceFor } from './deprecatedAdvice';
import type { PlacedFinding, Rule } from './rule';

const text = messages.rules['deprecated-parameter'];

const ELSEWHERE = new Set(['smtpd_tls_dh1024_param_file', 'smtpd_tls_eecdh_grade']);
/** The releases from which postconf(1) and the daemons warn. */
const WARNING_RELEASES = ['3.9', '3.11', '3.12'];

export const deprecatedParameter: Rule = {
  id: 'deprecated-parameter',
  summary: text.summary,
  category: 'style',
  severity: 'warning',
  sources: ['https://www.postfix.org/DEPRECATION_README.html', 'Postfix: src/postconf/postconf_unused.c'],
  *checkConfiguration(configuration, { target }) {
    for (const setting of configuration.select(mayBeOld)) {
      const found = configuration.setting(setting.name) === setting ? deprecated(setting.name, target) : undefined;
      if (found) yield finding(found, setting, configuration, target);
    }
    for (const service of configuration.services) {
      for (const setting of service.overrides) {
        const found = service.override(setting.name) === setting ? deprecated(setting.name, target) : undefined;
        if (found) yield finding(found, setting, configuration, target, service);
      }
    }
  },
};

function mayBeOld({ name }: SettingText): boolean {
  return parameter(name)?.deprecatedSince !== undefined;
}

/** The parameter, if it is an old one that the target still honours, and the target knows what to use instead. */
function deprecated(name: string, target: Version): Parameter | undefined {
  const found = parameter(name);
  if (!found?.deprecatedSince || ELSEWHERE.has(name)) return undefined;
  if (!isPresent(found, target) && !isHonoured(found, target)) return undefined;
  return found.replacement && !isKnown(found.replacement, target) ? undefined : found;
}

function finding(found: Parameter, setting: Setting, configuration: Configuration, target: Version, service?: ServiceEntry): PlacedFinding {
  const advice: Advice = adviceFor(found, setting, configuration, service);
  const { severity, message } = introduction(found, target);
  return {
    file: setting.file,
    span: setting.nameSpan,
    severity: advice.severity ?? severity,
    message: `${message} ${advice.message}`,
    fixes: advice.fixes,
    tag: 'deprecated',
  };
}

function introduction({ name, deprecatedSince = '' }: Parameter, target: Version): { severity: Severity; message: string } {
  if (!WARNING_RELEASES.includes(deprecatedSince)) return { severity: 'information', message: text.old(name) };
  if (atLeast(target, deprecatedSince)) return { severity: 'warning', message: text.warns(name, deprecatedSince) };
  return { severity: 'hint', message: text.will(name, deprecatedSince) };
}
