// Completion: names, values, `$name`s, and the columns of master.cf, by what is being written at the cursor.
import type { Analysis } from '../analysis';
import type { FileKind, ServiceEntry } from '../model/configuration';
import { nodeAt } from '../syntax/lines';
import type { Completions } from './completionItem';
import { cursorAt } from './cursor';
import { completeArgument, completeField } from './fieldCompletion';
import { completeNames } from './nameCompletion';
import { completeReferences } from './referenceCompletion';
import { completeValues } from './valueCompletion';

export function complete(analysis: Analysis, file: FileKind, offset: number): Completions | undefined {
  const text = analysis.texts[file] ?? '';
  const cursor = cursorAt(text, file, offset);
  switch (cursor?.kind) {
    case undefined:
      return undefined;
    case 'name':
      return completeNames(analysis, cursor, text, offset, serviceAt(analysis, file, cursor.start));
    case 'field':
      return completeField(analysis, cursor, text, offset);
    case 'argument':
      return completeArgument(analysis, cursor, text, offset);
    case 'value': {
      const service = serviceAt(analysis, file, cursor.start);
      return completeReferences(analysis, cursor, text, offset, service) ?? completeValues(analysis, cursor, text, offset);
    }
  }
}

function serviceAt({ configuration }: Analysis, file: FileKind, start: number): ServiceEntry | undefined {
  const node = file === 'master' && configuration.master ? nodeAt(configuration.master, start) : undefined;
  return node && configuration.serviceIn(node);
}
