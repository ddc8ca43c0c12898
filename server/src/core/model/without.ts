// The configuration as it would be without one line of it, to see what that line does. Reads no text again.
import { TRIVIA } from '../syntax/lines';
import type { MasterNode, Override } from '../syntax/master';
import { Configuration } from './configuration';
import type { Setting } from './setting';

export function withoutSetting(configuration: Configuration, { file, node, override }: Setting): Configuration {
  const { main, master, target } = configuration;
  const branch = (lines: typeof main, services: typeof master): Configuration => new Configuration(lines, services, target, configuration, true);
  if (file === 'main' || !override) return branch(main?.replaced(main.indexAt(node.start), TRIVIA), master);
  const { syntax } = node as MasterNode;
  if (syntax.kind !== 'service') return configuration;
  const changed = { ...syntax, overrides: remaining(syntax.overrides, override) };
  return branch(main, master?.replaced(master.indexAt(node.start), changed));
}

function remaining(overrides: readonly Override[], gone: Override): readonly Override[] {
  return overrides.filter((each) => each !== gone);
}
