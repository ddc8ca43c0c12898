// smtp_tlsrpt_enable without a socket: Postfix warns and sends no reports (smtp_tlsrpt.c, smtp_tlsrpt_pre_jail()).
import { messages } from '../messages';
import type { Setting } from '../model/configuration';
import { set, setOverride } from '../model/fix';
import { isYes } from '../tls/levels';
import { tlsServices } from '../tls/services';
import { placeOf } from './place';
import type { Rule } from './rule';
import { isTemplated } from './templates';

const text = messages.rules['tlsrpt-incomplete'];
const ENABLE = 'smtp_tlsrpt_enable';
const SOCKET = 'smtp_tlsrpt_socket_name';
/** Below the queue directory, where a client in its chroot sees it too: the place that TLSRPT_README suggests. */
const USUAL_SOCKET = 'run/tlsrpt/tlsrpt.sock';

export const tlsrptIncomplete: Rule = {
  id: 'tlsrpt-incomplete',
  summary: text.summary,
  category: 'operations',
  severity: 'warning',
  since: '3.10',
  sources: ['Postfix: src/smtp/smtp_tlsrpt.c', 'https://www.postfix.org/TLSRPT_README.html', 'https://www.rfc-editor.org/rfc/rfc8460'],
  *checkConfiguration(configuration, options) {
    if (!configuration.hasMain || isTemplated(configuration, 'main')) return;
    const told = new Set<Setting>();
    for (const { daemon, service } of tlsServices(configuration, options.role).clients) {
      const { value, setting } = configuration.effective(ENABLE, service);
      if (daemon !== 'smtp' || !setting || !isYes(value) || told.has(setting) || configuration.effective(SOCKET, service).value !== '') continue;
      told.add(setting);
      const fix = (title: string, name: string, to: string) => ({
        title,
        safe: false,
        changes: setting.override ? [] : [name],
        operations: [setting.override ? setOverride(setting.span, name, to) : set(name, to)],
      });
      yield {
        ...placeOf(setting),
        message: text.noSocket,
        fixes: [fix(text.setSocket(USUAL_SOCKET), SOCKET, USUAL_SOCKET), fix(text.turnOff, ENABLE, 'no')],
      };
    }
  },
};
