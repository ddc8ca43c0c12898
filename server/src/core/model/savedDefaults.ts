// Reads what `postconf -d` printed on some machine: its built-in defaults, paths, host name and networks. Knows no files.

/** By name; lines that postconf broke (`-df`) are put together again. What is no `name = value` is passed over. */
export function parseSavedDefaults(text: string): ReadonlyMap<string, string> {
  const defaults = new Map<string, string>();
  for (const line of text.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const match = /^([^\s=]+) =(?: (.*))?$/.exec(line);
    if (match?.[1] !== undefined) defaults.set(match[1], match[2] ?? '');
  }
  return defaults;
}
