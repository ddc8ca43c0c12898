// A field of master.cf that master(8) refuses (master_ent.c); postconf(1) lets some of them pass.
import { messages } from '../messages';
import type { ServiceEntry } from '../model/configuration';
import { type Fix, replace } from '../model/fix';
import type { FieldName } from '../syntax/master';
import type { PlacedFinding, Rule } from './rule';
import { hasPlaceholder } from './templates';

const text = messages.rules['master-field-invalid'];

const TYPES = ['inet', 'unix', 'fifo', 'pass', 'unix-dgram'];
/** What other programs call them. */
const TYPE_NAMES: Readonly<Record<string, string>> = {
  tcp: 'inet',
  tcp4: 'inet',
  tcp6: 'inet',
  ipv4: 'inet',
  ipv6: 'inet',
  inet4: 'inet',
  inet6: 'inet',
  dgram: 'unix-dgram',
  socket: 'unix',
};
const FLAGS: Readonly<Record<string, string>> = { yes: 'y', no: 'n', y: 'y', n: 'n', true: 'y', false: 'n', '1': 'y', '0': 'n', on: 'y', off: 'n' };

export const masterFieldInvalid: Rule = {
  id: 'master-field-invalid',
  summary: text.summary,
  category: 'validity',
  severity: 'error',
  sources: ['Postfix: src/master/master_ent.c', 'https://www.postfix.org/master.5.html'],
  *checkConfiguration({ services }) {
    for (const service of services) {
      for (const field of ['type', 'private', 'unpriv', 'chroot', 'wakeup', 'maxproc'] as const) {
        const value = service.service.fields[field].text;
        if (!isValid(field, value) && !hasPlaceholder(value)) yield finding(service, field, messageOf(field, value), meant(field, value));
      }
      // `-` means y here.
      if (service.type === 'inet' && ['y', '-'].includes(service.service.fields.private.text)) yield finding(service, 'private', text.privateInet, 'n');
    }
  },
};

function isValid(field: FieldName, value: string): boolean {
  switch (field) {
    case 'type':
      return TYPES.includes(value);
    case 'wakeup':
      return /^(?:\d{1,9}\??|-)$/.test(value);
    case 'maxproc':
      return /^(?:\d{1,9}|-)$/.test(value);
    default:
      return value === 'y' || value === 'n' || value === '-';
  }
}

/** The value in Postfix's spelling, where there is no doubt about it. */
function meant(field: FieldName, value: string): string | undefined {
  const word = value.toLowerCase();
  if (field === 'type') return TYPES.includes(word) ? word : TYPE_NAMES[word];
  if (field === 'wakeup' || field === 'maxproc') {
    const [, digits, question = ''] = /^(\d{1,9})s?(\??)$/.exec(word) ?? [];
    if (digits) return field === 'wakeup' ? `${digits}${question}` : digits;
    return word === '-?' ? '-' : undefined;
  }
  return FLAGS[word];
}

function messageOf(field: FieldName, value: string): string {
  if (field === 'type') return text.type(value, TYPES);
  const digits = /^(\d{1,9})(?=\D)/.exec(value)?.[1];
  if (digits && (field === 'wakeup' || field === 'maxproc')) return text.trailing(field, value, digits);
  if (field === 'wakeup') return text.wakeup(value);
  return field === 'maxproc' ? text.maxproc(value) : text.flag(field, value);
}

function finding(service: ServiceEntry, field: FieldName, message: string, to: string | undefined): PlacedFinding {
  const span = service.fieldSpan(field);
  const fixes: Fix[] = to === undefined ? [] : [{ title: text.use(to), safe: true, preferred: true, changes: [], operations: [replace(span, to)] }];
  return { file: 'master', span, message, fixes };
}
