// English texts of completion.

export const completion = {
  alreadySet: (line: number) => `already set in line ${line}`,
  notSet: 'not set by Postfix',
  own: 'your own name',
  recommended: 'recommended',
  oldSyntax: 'spelling for Postfix before 3.6',
  default: (value: string) => `default: ${value === '' ? 'empty' : value}`,
};
