// What a fix is called where nobody sees the settings that it is about.
import type { Fix } from '../model/fix';

/** A title alone may not say of which settings it speaks. `judged`: the one that the problem is about; of overrides the fix itself names none. */
export function nameOf({ title, changes }: Fix, judged: readonly string[] = []): string {
  const names = changes.length > 0 ? changes : judged;
  return names.length === 0 || names.some((name) => title.includes(name)) ? title : `${names.join(', ')}: ${title}`;
}
