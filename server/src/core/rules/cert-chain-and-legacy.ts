// Certificates in the parameters of old beside chain files: only the chain files are used (smtpd.c, smtp.c, tlsproxy.c).
import { messages } from '../messages';
import type { Configuration, Setting } from '../model/configuration';
import { removeSetting } from '../model/fix';
import { CERTIFICATES } from '../tls/names';
import type { PlacedFinding, Rule } from './rule';

const text = messages.rules['cert-chain-and-legacy'];
const CERTS = ['cert_file', 'eccert_file', 'dcert_file'];
const LEGACY = [...CERTS, 'key_file', 'eckey_file', 'dkey_file'];

export const certChainAndLegacy: Rule = {
  id: 'cert-chain-and-legacy',
  summary: text.summary,
  category: 'validity',
  severity: 'warning',
  sources: ['Postfix: src/smtpd/smtpd.c', 'https://www.postfix.org/postconf.5.html#smtpd_tls_chain_files'],
  *checkConfiguration(configuration) {
    for (const prefix of CERTIFICATES) {
      yield* inMain(configuration, prefix);
      yield* inMaster(configuration, prefix);
    }
  },
};

function* inMain(configuration: Configuration, prefix: string): Iterable<PlacedFinding> {
  const chainName = `${prefix}_chain_files`;
  const chain = configuration.setting(chainName);
  if (!chain || configuration.effective(chainName).value === '') return;
  // A service that empties the list uses the old parameters after all.
  if (configuration.services.some((service) => service.override(chainName)?.value === '')) return;
  const first = CERTS.map((each) => configuration.setting(`${prefix}_${each}`)).find((setting) => setting && isCertificate(configuration, setting));
  if (!first) return;
  const idle = LEGACY.flatMap((each) => configuration.settingsNamed(`${prefix}_${each}`));
  const names = [...new Set(idle.map(({ name }) => name))];
  const operations = idle.map((setting) => removeSetting(setting.nameSpan));
  const fix = { title: text.remove(names.join(', ')), safe: true, preferred: true, changes: names, operations };
  yield {
    file: 'main',
    span: first.nameSpan,
    message: text.ignored(first.name, chainName),
    related: [{ file: 'main', span: chain.nameSpan, message: text.inUse }],
    ...(!areReferredTo(configuration, names) && { fixes: [fix] }),
    tag: 'unnecessary',
  };
}

/** An override that asks for another certificate on one port, and does not get it. What was meant is plain, what to write is not: no fix. */
function* inMaster(configuration: Configuration, prefix: string): Iterable<PlacedFinding> {
  const chainName = `${prefix}_chain_files`;
  for (const service of configuration.services) {
    const idle = CERTS.map((each) => service.override(`${prefix}_${each}`)).find((setting) => setting && isCertificate(configuration, setting));
    const chain = idle && configuration.effective(chainName, service);
    if (!idle || !chain?.setting || chain.value === '') continue;
    const related = [{ file: chain.setting.file, span: chain.setting.nameSpan, message: text.inUse }];
    yield { file: 'master', span: idle.nameSpan, message: text.ignored(idle.name, chainName), related };
  }
}

/** smtpd_tls_cert_file = none is no certificate. */
function isCertificate(configuration: Configuration, setting: Setting): boolean {
  return !['', 'none'].includes(configuration.expand(setting.value).toLowerCase());
}

/** Whether something that stays refers to one of the names: a client's certificate, or the chain files themselves. */
function areReferredTo(configuration: Configuration, names: readonly string[]): boolean {
  const reference = new RegExp(`\\$[{(]?\\s*(?:${names.join('|')})\\b`);
  const staying = configuration.settings.filter(({ name }) => !names.includes(name));
  return [...staying, ...configuration.services.flatMap((service) => service.overrides)].some(({ value }) => reference.test(value));
}
