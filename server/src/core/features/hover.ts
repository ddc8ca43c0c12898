// What a hover says: about a parameter, a word of a value, or a field of master.cf.
import type { Analysis } from '../analysis';
import type { FileKind } from '../model/configuration';
import type { Span } from '../text';
import type { KeysIn } from '../tls/posture/posture';
import { describeParameter } from './describeParameter';
import { describeArgument, describeField } from './fieldHover';
import { locate, type Place } from './locate';
import { code } from './markdown';
import { describePolicyAt } from './postureHover';
import { describeCondition, describeMacro } from './values/expressions';
import { describeWritten } from './wordHover';

export interface Hover {
  readonly span: Span;
  readonly markdown: string;
}

/** `keysIn`: what the certificates are for, where they could be read. */
export function hover(analysis: Analysis, file: FileKind, offset: number, keysIn?: KeysIn): Hover | undefined {
  const place = locate(analysis, file, offset);
  const policy = place?.kind === 'word' && place.setting.name.endsWith('_tls_policy_maps') ? describePolicyAt(analysis, file, offset) : undefined;
  if (policy) return policy;
  const markdown = place && describe(analysis, place, keysIn);
  return place && markdown !== undefined ? { span: place.span, markdown } : undefined;
}

function describe(analysis: Analysis, place: Place, keysIn: KeysIn | undefined): string | undefined {
  switch (place.kind) {
    case 'name':
      return describeParameter(analysis, place.setting.name, place.setting, place.service, keysIn);
    case 'reference':
      return describeReference(analysis, place);
    case 'field':
      return describeField(analysis, place.service, place.field);
    case 'argument':
      return describeArgument(place.service, place.index, analysis.options.target);
    case 'word':
      return describeWritten(analysis, place);
  }
}

/** A name that a program fills in is explained here; any other is a setting. Before it, the condition that it is a part of. */
function describeReference(analysis: Analysis, { setting, service, name, at }: Extract<Place, { kind: 'reference' }>): string {
  const macro = describeMacro(setting.name, name);
  const condition = describeCondition(setting.value, at, { analysis, name: setting.name, service });
  const said = macro === undefined ? describeParameter(analysis, name, undefined, service) : condition === undefined ? `${code(`$${name}`)}: ${macro}` : '';
  return [condition ?? '', said].filter((part) => part !== '').join('\n\n');
}
