// Where a parameter is set in main.cf, or the edit that sets it there to its default. For lists of parameters that editors show.
import type { Analysis } from '../analysis';
import { defaultValue } from '../catalogue/parameters';
import { set } from '../model/fix';
import { type FileEdits, toEdits } from '../model/operations';
import type { Span } from '../text';
import { hasPlaceholder } from './defaults';
import { known } from './typeOf';

/** The name in the setting of main.cf that counts. */
export function settingSpan({ configuration }: Analysis, name: string): Span | undefined {
  return configuration.setting(name)?.nameSpan;
}

/** Undefined where there is no main.cf, or the parameter is set. A default that only the machine knows is left for the user to write. */
export function insertDefault(analysis: Analysis, name: string): FileEdits | undefined {
  const { configuration, options } = analysis;
  const parameter = known(name);
  if (!parameter || !configuration.main || configuration.setting(name)) return undefined;
  const value = defaultValue(parameter, options.target) ?? '';
  const operations = [set(name, hasPlaceholder(value) ? '' : value)];
  return toEdits({ title: '', safe: false, changes: [name], operations }, 'main', configuration);
}
