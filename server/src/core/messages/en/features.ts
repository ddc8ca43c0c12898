// English texts of the editor features outside of rules and hovers, and of the server.

export const codeActions = {
  fixAll: 'Fix all Postfix problems that can be fixed safely',
  ignoreHere: (id: string) => `Ignore "${id}" here`,
  ignoreInFile: (id: string) => `Ignore "${id}" in this file`,
  explain: (id: string) => `Explain "${id}"`,
};

export const manual = {
  from: (path: string, url: string) => `From ${path}; the manual of the newest release: ${url}`,
};

export const server = {
  unreadable: (path: string, reason: string) => `${path} could not be read (${reason}), so it is judged without it.`,
  moreProblems: (count: number) => `${count} more problems are not shown. Fix some of those above, or run "postfix-lint check" to see all.`,
  localPostfix: (version: string, directory: string) => `Postfix ${version} is installed here; files in ${directory} are judged by it.`,
  badVersion: (value: string) => `postfix.targetVersion "${value}" is not a version from 3.4 to 3.12; the newest stable one is assumed.`,
  failed: (request: string) => `${request} failed. This is a defect of the extension, not of your configuration; the details follow.`,
};
