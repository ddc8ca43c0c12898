// What a hover says: about a parameter, a word of a value, or a field of master.cf.
import type { Analysis } from '../analysis';
import type { FileKind } from '../model/configuration';
import type { Span } from '../text';
import { describeParameter } from './describeParameter';
import { describeArgument, describeField } from './fieldHover';
import { locate, type Place } from './locate';
import { describePolicyAt } from './postureHover';
import { describeWordHere } from './wordHover';

export interface Hover {
  readonly span: Span;
  readonly markdown: string;
}

export function hover(analysis: Analysis, file: FileKind, offset: number): Hover | undefined {
  const place = locate(analysis, file, offset);
  const policy = place?.kind === 'word' && place.setting.name.endsWith('_tls_policy_maps') ? describePolicyAt(analysis, file, offset) : undefined;
  if (policy) return policy;
  const markdown = place && describe(analysis, place);
  return place && markdown !== undefined ? { span: place.span, markdown } : undefined;
}

function describe(analysis: Analysis, place: Place): string | undefined {
  const { target } = analysis.options;
  switch (place.kind) {
    case 'name':
      return describeParameter(analysis, place.setting.name, place.setting, place.service);
    case 'reference':
      return describeParameter(analysis, place.name, undefined, place.service);
    case 'field':
      return describeField(analysis, place.service, place.field);
    case 'argument':
      return describeArgument(place.service.command, place.text, target);
    case 'word':
      return describeWordHere(analysis, place.setting.name, place.word, place.before, place.service);
  }
}
