// Which values the fields of master.cf take (master_ent.c, postconf_master.c), and what others were meant to say.
import type { FieldName } from '../syntax/master';

export const TYPES = ['inet', 'unix', 'fifo', 'pass', 'unix-dgram'];
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

/** Whether both master(8) and postconf(1) accept it. */
export function isValidField(field: FieldName, value: string): boolean {
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
export function meantField(field: FieldName, value: string): string | undefined {
  const word = value.toLowerCase();
  if (field === 'type') return TYPES.includes(word) ? word : TYPE_NAMES[word];
  if (field === 'wakeup' || field === 'maxproc') {
    const [, digits, question = ''] = /^(\d{1,9})s?(\??)$/.exec(word) ?? [];
    if (digits) return field === 'wakeup' ? `${digits}${question}` : digits;
    return word === '-?' ? '-' : undefined;
  }
  return FLAGS[word];
}
