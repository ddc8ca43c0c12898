// Other programs have a main.cf too: CFEngine policies and Veritas Cluster configurations. They are recognised by lines that no
// Postfix file has, so that nothing is said of them.

const CFENGINE = /^[ \t]*(?:bundle[ \t]+(?:agent|common|server|monitor|edit_line|edit_xml)|body[ \t]+\w+[ \t]+control|body[ \t]+file[ \t]+control)\b/m;
const VERITAS = /^[ \t]*include[ \t]+"[^"\n]+\.cf"/m;

export function isForeign(text: string): boolean {
  return CFENGINE.test(text) || VERITAS.test(text);
}
