// A field of master.cf that master(8) refuses (master_ent.c); postconf(1) lets some of them pass.
import { messages } from '../messages';
import type { ServiceEntry } from '../model/configuration';
import { type Fix, replace } from '../model/fix';
import type { FieldName } from '../syntax/master';
import { isValidField, meantField, TYPES } from './fieldGrammar';
import type { PlacedFinding, Rule } from './rule';
import { hasPlaceholder } from './templates';

const text = messages.rules['master-field-invalid'];

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
        if (!isValidField(field, value) && !hasPlaceholder(value)) yield finding(service, field, messageOf(field, value), meantField(field, value));
      }
      yield* otherFields(service);
      // `-` means y here.
      if (service.type === 'inet' && ['y', '-'].includes(service.service.fields.private.text)) yield finding(service, 'private', text.privateInet, 'n');
    }
  },
};

function* otherFields(service: ServiceEntry): Iterable<PlacedFinding> {
  const { start, end } = service.fieldSpan('service');
  if (service.name.startsWith('\uFEFF')) {
    const fix: Fix = { title: text.removeMark, safe: true, preferred: true, changes: [], operations: [replace({ start, end: start + 1 }, '')] };
    yield { file: 'master', span: { start, end }, message: text.byteOrderMark, fixes: [fix] };
  }
  if (service.service.fields.command.text !== '-') return;
  const span = service.fieldSpan('command');
  const next = service.service.arguments[0];
  const fix: Fix | undefined = next && {
    title: text.removeField,
    safe: false,
    preferred: /^[a-z./]/i.test(next.text),
    changes: [],
    operations: [replace({ start: span.start, end: next.span.start + service.node.start }, '')],
  };
  yield { file: 'master', span, message: text.command, fixes: fix ? [fix] : [] };
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
