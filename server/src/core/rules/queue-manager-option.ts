// `-o smtp_destination_concurrency_limit=2` at a delivery agent: the queue manager alone asks for such parameters, in its own process and
// so from main.cf (qmgr_transport.c, get_mail_conf_int2()); smtp(8) and its like have no variable for them.
import { familyMembers, type Parameter, parameter } from '../catalogue/parameters';
import { messages } from '../messages';
import type { Configuration, ServiceEntry, Setting } from '../model/configuration';
import { type Fix, removeSetting, set } from '../model/fix';
import { isMentionedInMain } from '../model/mentions';
import { references } from '../syntax/expression';
import type { PlacedFinding, Rule } from './rule';

const text = messages.rules['queue-manager-option'];

const DELIVERY_AGENTS = new Set(['discard', 'error', 'lmtp', 'local', 'pipe', 'smtp', 'virtual']);
const QUEUE_MANAGERS = new Set(['qmgr(8)', 'oqmgr(8)']);

export const queueManagerOption: Rule = {
  id: 'queue-manager-option',
  summary: text.summary,
  category: 'interaction',
  severity: 'warning',
  sources: ['Postfix: src/qmgr/qmgr_transport.c, qmgr_queue.c; src/oqmgr', 'https://www.postfix.org/postconf.5.html#transport_destination_concurrency_limit'],
  *checkConfiguration(configuration) {
    for (const service of configuration.services) {
      if (!DELIVERY_AGENTS.has(service.command)) continue;
      for (const setting of service.overrides) {
        if (isOfQueueManager(setting.name, configuration) && !isMentioned(setting, service, configuration)) yield finding(setting, service, configuration);
      }
    }
  },
};

/** A member of a family counts where its transport exists: any other name may be the administrator's own. */
function isOfQueueManager(name: string, configuration: Configuration): boolean {
  const found = parameter(name);
  if (found && !found.instanceOf) return found.scope === 'program' && found.status === 'current' && isReadThere(found);
  return familyMembers(name).some((member) => isReadThere(member.parameter) && configuration.services.some((service) => service.name === member.service));
}

function isReadThere({ usedBy }: Parameter): boolean {
  return usedBy.length > 0 && usedBy.every((program) => QUEUE_MANAGERS.has(program));
}

/** Whether the option has an effect after all, as `$name` in another value that this service reads. */
function isMentioned({ name }: Setting, service: ServiceEntry, configuration: Configuration): boolean {
  return isMentionedInMain(name, configuration) || service.overrides.some((other) => references(other.value).some((reference) => reference.name === name));
}

function finding(setting: Setting, service: ServiceEntry, configuration: Configuration): PlacedFinding {
  const { name, value } = setting;
  const manager = configuration.services.find(({ command }) => QUEUE_MANAGERS.has(`${command}(8)`));
  const current = configuration.effective(name, manager);
  const isRead = configuration.hasMain;
  const place = { file: setting.file, span: setting.nameSpan };
  const remove: Fix = { title: text.remove, safe: true, preferred: true, changes: [], operations: [removeSetting(setting.nameSpan)] };
  if (isRead && current.value === value) return { ...place, severity: 'hint', message: text.repeats(name, service.name), fixes: [remove], tag: 'unnecessary' };
  const message = text.ignored(name, value, service.name, isRead && current.raw !== undefined ? current.value : '');
  const isOnly = configuration.services.every((other) => other === service || other.override(name) === undefined);
  const move: Fix = {
    title: text.move(name, value),
    safe: false,
    preferred: true,
    changes: [name],
    operations: [set(name, value), removeSetting(setting.nameSpan)],
  };
  return {
    ...place,
    message,
    fixes: !isRead || current.setting || !isOnly || value === '' || value.includes('$') ? [{ ...remove, preferred: false }] : [move],
  };
}
