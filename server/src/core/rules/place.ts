// Where a finding about a setting is shown. No rule.
import type { Setting } from '../model/configuration';
import type { PlacedFinding } from './rule';

/** The value of a setting; its name where the value is empty. */
export function placeOf(setting: Setting): Pick<PlacedFinding, 'file' | 'span'> {
  return { file: setting.file, span: setting.value === '' ? setting.nameSpan : setting.valueSpan };
}
