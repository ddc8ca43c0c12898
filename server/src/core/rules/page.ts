// Where the rules' pages will be on the web; a placeholder until the repository has a home.

const PAGES = 'https://vscode-postfix.invalid/rules/';

export function pageUrl(ruleId: string): string {
  return `${PAGES}${ruleId}.md`;
}
