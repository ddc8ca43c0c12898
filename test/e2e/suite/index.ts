// What VS Code calls once it has started with the extension loaded.
import { version } from 'vscode';
import { documents } from './documents';
import { features } from './features';
import { find } from './find';
import { findingsOnScreen } from './findings';
import { runAll } from './runner';

export function run(): Promise<void> {
  const host = 'WorkerGlobalScope' in globalThis ? 'web worker' : 'Node';
  return runAll(`VS Code ${version}, ${host}`, { ...documents, ...findingsOnScreen, ...features, ...find });
}
