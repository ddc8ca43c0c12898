// The finding that both rules about low floors give. No rule.
import { type Fix, replaceValue } from '../model/fix';
import type { LintOptions } from '../model/options';
import { floorOf } from '../tls/profiles';
import { floorList } from '../tls/protocols';
import type { LowFloor } from '../tls/uses';
import type { PlacedFinding } from './rule';

export function lowFloor(
  use: LowFloor,
  options: LintOptions,
  low: (value: string, old: readonly string[]) => string,
  title: (value: string) => string,
): PlacedFinding {
  const { setting, value, deprecated, mandatory } = use;
  const literal = !setting.value.includes('$');
  // Preferred only where the profile asks for it: others keep old versions on purpose.
  const wanted = floorOf(options.profile, mandatory);
  const preferred = wanted !== 'TLSv1';
  const floor = floorList(preferred ? wanted : 'TLSv1.2', options.target);
  const fix: Fix = {
    title: title(floor),
    safe: false,
    preferred,
    changes: setting.override ? [] : [setting.name],
    operations: [replaceValue(setting.valueSpan, floor)],
  };
  return {
    file: setting.file,
    span: setting.value === '' ? setting.nameSpan : setting.valueSpan,
    message: low(value === '' ? 'an empty list' : `"${value}"`, deprecated),
    fixes: literal ? [fix] : [],
  };
}
