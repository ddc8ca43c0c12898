// What the extension adds to the findings on their way from the server to the screen; which findings there are is the server's alone.
import type { Diagnostic } from 'vscode';
import type { Middleware } from 'vscode-languageclient';
import { isReadOnlyVersion } from './documents';
import { explanationOf, ruleIdOf } from './explain';

/** Works on both ways in which findings arrive: pulled by the client, or pushed by the server. */
export const findingsMiddleware: Pick<Middleware, 'provideDiagnostics' | 'handleDiagnostics'> = {
  provideDiagnostics: async (document, previousResultId, token, next) => {
    if (isReadOnlyVersion('uri' in document ? document.uri : document)) return undefined;
    const report = await next(document, previousResultId, token);
    if (report?.kind === 'full') linkToPages(report.items);
    return report;
  },
  handleDiagnostics: (uri, diagnostics, next) => {
    linkToPages(diagnostics);
    next(uri, isReadOnlyVersion(uri) ? [] : diagnostics);
  },
};

/** The code of a finding opens the page that ships with the extension, which answers without a network too. */
function linkToPages(diagnostics: Diagnostic[]): void {
  for (const diagnostic of diagnostics) {
    const ruleId = ruleIdOf(diagnostic);
    if (ruleId !== undefined) diagnostic.code = { value: ruleId, target: explanationOf(ruleId) };
  }
}
