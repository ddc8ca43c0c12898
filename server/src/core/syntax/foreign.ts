// Other programs have a main.cf too: CFEngine policies and Veritas Cluster configurations. They are recognised by lines that no
// Postfix file has, so that nothing is said of them.
import { anyLine } from './anyLine';
import type { MainFile } from './main';

const CFENGINE = /^[ \t]*(?:bundle[ \t]+(?:agent|common|server|monitor|edit_line|edit_xml)|body[ \t]+\w+[ \t]+control|body[ \t]+file[ \t]+control)\b/m;
const VERITAS = /^[ \t]*include[ \t]+"[^"\n]+\.cf"/m;

const isForeignLine = (lines: string): boolean => CFENGINE.test(lines) || VERITAS.test(lines);

export function isForeign(main: MainFile): boolean {
  return anyLine(main, isForeignLine);
}
