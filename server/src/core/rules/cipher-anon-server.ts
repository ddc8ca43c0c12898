// Suites without a certificate on a server. Where the server picks the suite they come first, because Postfix's lists put them there for clients.
import { messages } from '../messages';
import type { Setting } from '../model/configuration';
import type { LintOptions } from '../model/options';
import { origin } from '../tls/origin';
import type { Speaker } from '../tls/posture/speakers';
import type { PlacedFinding, Rule } from './rule';
import { finding, said, type WeakUse, weakUse } from './weakSuites';

const text = messages.rules['cipher-anon-server'];
const WORDS = ['aNULL'];

export const cipherAnonServer: Rule = {
  id: 'cipher-anon-server',
  summary: text.summary,
  category: 'strength',
  severity: { balanced: 'information', compatible: 'hint', bsi: 'warning', 'ncsc-nl': 'warning', 'mozilla-intermediate': 'off' },
  sources: [
    'https://www.rfc-editor.org/rfc/rfc9325#section-4.1',
    'https://www.postfix.org/postconf.5.html#tls_preempt_cipherlist',
    'Postfix: src/tls/tls_misc.c',
  ],
  *checkConfiguration(configuration, options) {
    const order = (speaker: Speaker): Setting | undefined =>
      prefers(speaker) ? origin(configuration, 'tls_preempt_cipherlist', speaker.service).setting : undefined;
    const use = weakUse(configuration, options, 'server', ({ authentication }) => authentication === 'None', order);
    // A server without a certificate has nothing else; another rule speaks of it.
    if (use?.speakers.every(({ posture }) => posture.certificate !== 'anonymous')) yield anonymous(options, use);
  },
};

function anonymous(options: LintOptions, use: WeakUse): PlacedFinding {
  const preferring = use.speakers.filter(prefers);
  if (preferring.length === 0) return finding(options, use, messages.suiteUse(said(use), text.what, text.accepted, text.todo), WORDS, true);
  const message = messages.suiteUse(said({ ...use, speakers: preferring }), text.what, text.preferred('tls_preempt_cipherlist'), text.todo);
  return { ...finding(options, use, message, WORDS, true), severity: options.profile === 'compatible' ? 'information' : 'warning' };
}

function prefers({ posture }: Speaker): boolean {
  return posture.prefersOwnOrder && posture.ciphers[0]?.authentication === 'None';
}
