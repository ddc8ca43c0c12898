// Which entry of postconf(5) is about what stands at an offset, or about a name. Knows no file; the host may have the manual, the web has it.
import type { Analysis } from '../analysis';
import { parameter } from '../catalogue/parameters';
import { restriction, restrictionUrl } from '../catalogue/restrictions';
import type { FileKind } from '../model/configuration';
import { locate } from './locate';
import { known } from './typeOf';

export interface ManualPlace {
  /** What was asked about. */
  readonly name: string;
  /** The name of the entry: that of the family for one of its members; undefined where the manual has no entry. */
  readonly entry?: string;
  readonly url: string;
}

/** Undefined for a name that Postfix does not know. */
export function manualPlace(name: string): ManualPlace | undefined {
  const found = known(name);
  const word = found ? undefined : restriction(name);
  if (!found && !word) return undefined;
  const url = found?.docUrl ?? (word ? restrictionUrl(word) : '');
  const [, entry] = url.split('#');
  return { name: found?.name ?? word?.name ?? name, ...(entry !== undefined && { entry }), url };
}

/** The restriction, or else the parameter, that the cursor is at. */
export function manualPlaceAt(analysis: Analysis, file: FileKind, offset: number): ManualPlace | undefined {
  const place = locate(analysis, file, offset);
  switch (place?.kind) {
    case 'name':
      return manualPlace(place.setting.name);
    case 'reference':
      return manualPlace(place.name);
    case 'word':
      // A word that is a restriction may also be the name of a parameter; `parameter` decides as the hover does.
      return (parameter(place.word) ? undefined : manualPlace(place.word)) ?? manualPlace(place.setting.name);
    default:
      return undefined;
  }
}
