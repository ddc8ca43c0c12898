// The configuration as it would be without one line of it, to see what that line does. Reads no text again.
import type { Override } from '../syntax/master';
import { Configuration } from './configuration';
import type { Setting } from './setting';

export function withoutSetting({ main, master, target }: Configuration, { file, node, override }: Setting): Configuration {
  if (file === 'main' || !override) return new Configuration(main && { ...main, nodes: main.nodes.filter((each) => each !== node) }, master, target);
  const nodes = master?.nodes.map((each) => {
    const { syntax } = each;
    return each === node && syntax.kind === 'service' ? { ...each, syntax: { ...syntax, overrides: remaining(syntax.overrides, override) } } : each;
  });
  return new Configuration(main, master && nodes && { ...master, nodes }, target);
}

function remaining(overrides: readonly Override[], gone: Override): readonly Override[] {
  return overrides.filter((each) => each !== gone);
}
