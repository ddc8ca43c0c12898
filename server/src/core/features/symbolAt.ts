// The name that stands at an offset, for features that follow names: a parameter, a `$name`, a restriction class, a service.
import type { Analysis } from '../analysis';
import type { FileKind, ServiceEntry, Setting } from '../model/configuration';
import { locate } from './locate';
import { known } from './typeOf';
import { isRestrictionClass } from './uses';

export type NameAt =
  | {
      readonly kind: 'parameter';
      readonly name: string /** The assignment, if the cursor is on its name. */;
      readonly setting?: Setting;
      readonly service?: ServiceEntry;
    }
  | { readonly kind: 'service'; readonly name: string };

export function nameAt(analysis: Analysis, file: FileKind, offset: number): NameAt | undefined {
  const place = locate(analysis, file, offset);
  switch (place?.kind) {
    case 'name':
      return { kind: 'parameter', name: place.setting.name, setting: place.setting, ...(place.service && { service: place.service }) };
    case 'reference':
      return { kind: 'parameter', name: place.name, ...(place.service && { service: place.service }) };
    case 'field':
      return place.field === 'service' ? { kind: 'service', name: place.service.name } : undefined;
    case 'word': {
      if (isRestrictionClass(analysis, place.word)) return { kind: 'parameter', name: place.word, ...(place.service && { service: place.service }) };
      const [name = ''] = place.word.split(':', 1);
      return namesService(place.setting.name) && name !== '' ? { kind: 'service', name } : undefined;
    }
    default:
      return undefined;
  }
}

/** Whether the value of a parameter begins with the name of a service. */
export function namesService(parameter: string): boolean {
  return ['service-name', 'transport', 'transport-list'].includes(known(parameter)?.type ?? '');
}
