// What VS Code calls once it has started with the extension loaded.
import { documents } from './documents';
import { features } from './features';
import { findingsOnScreen } from './findings';
import { runAll } from './runner';

export const run = (): Promise<void> => runAll({ ...documents, ...findingsOnScreen, ...features });
