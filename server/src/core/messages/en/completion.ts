// English texts of completion.

export const completion = {
  alreadySet: (line: number) => `already set in line ${line}`,
  alreadySetHere: 'already set for this service',
  wanted: 'used, but not set yet',
  recommended: 'recommended',
  oldSyntax: 'spelling for Postfix before 3.6',
  default: (value: string) => `default: ${value}`,
  settingOf: (table: string) => `setting of ${table}`,
  isDefault: 'default',
  empty: 'empty',
  override: 'another value for this service',
  restrictionClass: 'restriction class',
  serviceOf: (command: string) => `service, runs ${command}`,
  stockService: (type: string, command: string) => `${type} service, runs ${command}`,
};
