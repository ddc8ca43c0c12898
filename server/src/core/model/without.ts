// The configuration as it would be without one line of it, to see what that line does. Reads no text again.
import { TRIVIA } from '../syntax/lines';
import type { MasterNode, Override } from '../syntax/master';
import { Configuration } from './configuration';
import type { Setting } from './setting';

export function withoutSetting({ main, master, target }: Configuration, { file, node, override }: Setting): Configuration {
  if (file === 'main' || !override) return new Configuration(main?.replaced(main.indexAt(node.start), TRIVIA), master, target);
  const { syntax } = node as MasterNode;
  if (syntax.kind !== 'service') return new Configuration(main, master, target);
  const changed = { ...syntax, overrides: remaining(syntax.overrides, override) };
  return new Configuration(main, master?.replaced(master.indexAt(node.start), changed), target);
}

function remaining(overrides: readonly Override[], gone: Override): readonly Override[] {
  return overrides.filter((each) => each !== gone);
}
