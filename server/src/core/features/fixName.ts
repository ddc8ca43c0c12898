// What a fix is called where nobody sees the settings that it is about.
import type { Fix } from '../model/fix';

/** A title alone may not say of which settings it speaks. */
export function nameOf({ title, changes }: Fix): string {
  return changes.length === 0 || changes.some((name) => title.includes(name)) ? title : `${changes.join(', ')}: ${title}`;
}
