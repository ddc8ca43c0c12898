// English texts of the rules about the shape of master.cf.

const oneOf = (words: readonly string[]): string => (words.length === 1 ? `${words[0]}` : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`);

export const masterRules = {
  'master-too-few-fields': {
    summary: 'A line of master.cf with less than eight fields: Postfix stops there.',
    fields: (count: number) =>
      `This line has ${count} of the eight fields that a service needs (service, type, private, unpriv, chroot, wakeup, maxproc, command): master(8) stops here with a fatal error, and no mail flows. Add the missing fields ("-" takes the default).`,
    option:
      'An option that starts at the first column does not belong to the service above it: master(8) takes it for a service with too few fields and stops with a fatal error. Indent it.',
    conflict: 'This is a mark of a merge that was not finished: master(8) stops here with a fatal error. Choose one of the versions and remove the marks.',
    template:
      'This is a line of a template: Postfix cannot read the file before it is filled in. What is said of the other lines takes no notice of such lines.',
    byteOrderMark:
      'The file begins with a byte order mark, so this first line is neither a comment nor empty for Postfix: master(8) stops here with a fatal error. Remove the mark (save as UTF-8 without BOM).',
    removeMark: 'Remove the byte order mark',
    indent: 'Indent it, so that it belongs to the service above',
    commentOut: 'Make it a comment',
  },
  'master-field-invalid': {
    summary: 'A field of master.cf that Postfix does not accept.',
    type: (value: string, types: readonly string[]) =>
      `"${value}" is no service type: master(8) stops here with a fatal error, and no mail flows. It takes ${oneOf(types)}.`,
    flag: (field: string, value: string) => `The field ${field} takes y, n or "-", not "${value}": master(8) stops here with a fatal error, and no mail flows.`,
    wakeup: (value: string) =>
      `The field wakeup takes seconds in digits (with "?" behind them: only if the service is in use) or "-", not "${value}": master(8) stops here with a fatal error, and no mail flows.`,
    maxproc: (value: string) =>
      `The field maxproc takes digits or "-", not "${value}": master(8) stops here with a fatal error, and no mail flows. 0 means no limit.`,
    trailing: (field: string, value: string, read: string) =>
      `The field ${field} takes digits only, not "${value}": master(8) reads ${read}, but postconf(1) stops with a fatal error, and with it all that calls it (the start of Postfix, upgrades). Write the digits alone.`,
    command:
      'The field command is "-", so this line has one field too many before it: master(8) stops here with a fatal error, and no mail flows. Remove one of the fields before the command.',
    byteOrderMark:
      'The file begins with a byte order mark, which becomes a part of the first service name: Postfix does not know such a service. Remove the mark (save as UTF-8 without BOM).',
    removeMark: 'Remove the byte order mark',
    removeField: 'Remove this field',
    privateInet: 'A service of type inet cannot be private: master(8) stops here with a fatal error, and no mail flows. Write n.',
    use: (value: string) => `Change to "${value}"`,
  },
  'override-without-equals': {
    summary: 'An option -o of master.cf that sets nothing and stops the program.',
    spaces: (name: string, command: string) =>
      `"-o ${name} = ..." with blanks around the "=" is no option: ${command} stops with a fatal error each time it starts. Write -o ${name}=value, or -o { ${name} = value } if the value holds blanks.`,
    noEquals: (text: string, command: string) =>
      `"-o ${text}" has no "=": ${command} stops with a fatal error each time it starts. Write -o ${text}=value, or remove it.`,
    noArgument: (command: string) => `Nothing follows this "-o": ${command} stops each time it starts. Write -o name=value, or remove it.`,
    blanks: (name: string, rest: string, command: string) =>
      `A value of -o ends at the first blank: "${rest}" does not belong to ${name} but is an argument of its own, and ${command} stops with a fatal error when it gets it. Leave out the blank, or write -o { ${name} = ... }.`,
    bare: (name: string, command: string) =>
      `"${name}=..." has no -o before it, so it is an argument that sets nothing, and ${command} stops with a fatal error when it gets it. Write -o before it.`,
    argument: (word: string, command: string) =>
      `"${word}" is no option but an argument, and ${command} stops with a fatal error when it gets one. Remove it, or write it as a part of the option that it belongs to.`,
    removeWord: 'Remove this word',
    join: 'Write it without blanks',
    braces: 'Write it in braces',
    addOption: 'Write -o before it',
    remove: 'Remove this option',
  },
  'queue-manager-option': {
    summary: 'A parameter of the queue manager among the options of a delivery agent.',
    ignored: (name: string, value: string, service: string, current: string) =>
      `${name}=${value} has no effect here: qmgr(8) reads it, from main.cf, and service ${service} does not.${current === '' ? '' : ` It stays ${current}.`} Write ${name} = ${value} to main.cf.`,
    repeats: (name: string, service: string) =>
      `${name} has no effect here: qmgr(8) reads it, from main.cf, and service ${service} does not. It has the same value there. Remove it.`,
    move: (name: string, value: string) => `Move it to main.cf (${name} = ${value})`,
    remove: 'Remove this option, which changes nothing',
  },
  'options-of-commented-service': {
    summary: 'Options below a commented-out service belong to the service above it.',
    live: (name: string, commented: string) =>
      `The service ${commented} is commented out, but these options below it are not: they belong to the service ${name} further up. Make them comments too, or bring the service back.`,
    liveValue: (name: string, commented: string) =>
      `The setting ${commented} is commented out, but this line below it is not: it is part of the value of ${name} further up. Make it a comment too, or bring the setting back.`,
    comment: 'Make them comments too',
  },
};
