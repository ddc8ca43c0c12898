// English texts of the general rules: names, syntax, values.

export const generalRules = {
  'duplicate-parameter': {
    summary: 'A parameter is set more than once; Postfix uses only the last.',
    overridden: (name: string, value: string, line: number) =>
      `"${name}" is set again in line ${line}, and Postfix uses only the last setting: this one (${value === '' ? 'empty' : value}) has no effect. Remove one of them.`,
    repeated: (name: string, line: number) =>
      `"${name}" is set again to the same value in line ${line}. Remove one of them, or a later change may miss the one that counts.`,
    wins: 'this setting is in force',
    remove: 'Remove this setting, which has no effect',
  },
};
