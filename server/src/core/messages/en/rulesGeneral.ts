// English texts of the general rules: names, syntax, values.

const shown = (value: string): string => (value === '' ? 'empty' : `"${value.length > 60 ? `${value.slice(0, 57)}...` : value}"`);
const didYouMean = (names: readonly string[]): string => `Did you mean ${names.map((name) => `"${name}"`).join(' or ')}?`;
const oneOf = (words: readonly string[]): string => (words.length === 1 ? `${words[0]}` : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`);

export const generalRules = {
  'duplicate-parameter': {
    summary: 'A parameter is set more than once; Postfix uses only the last.',
    overridden: (name: string, value: string, line: number) =>
      `"${name}" is set again in line ${line}, and Postfix uses only the last setting: this one (${value === '' ? 'empty' : value}) has no effect. Remove one of them.`,
    overriddenList: (name: string, line: number) =>
      `"${name}" is set again in line ${line}. Settings do not add up: Postfix uses only the last, and what this one lists has no effect. Remove it, or put both lists into one setting.`,
    repeated: (name: string, line: number) =>
      `"${name}" is set again to the same value in line ${line}. Remove one of them, or a later change may miss the one that counts.`,
    overriddenOption: (name: string, value: string) =>
      `This service has another "-o ${name}=..." further on, and the last one counts: this one (${value === '' ? 'empty' : value}) has no effect. Remove one of them.`,
    repeatedOption: (name: string) =>
      `This service has the same "-o ${name}=..." again further on. Remove one of them, or a later change may miss the one that counts.`,
    wins: 'this setting is in force',
    remove: 'Remove this setting, which has no effect',
    merge: 'Put the lists into one setting',
  },
  'unknown-parameter': {
    summary: 'A name that Postfix does not know and nobody refers to: the setting has no effect.',
    misspelt: (name: string, names: readonly string[], version: string) =>
      `Postfix ${version} has no parameter "${name}", so this setting does nothing. ${didYouMean(names)}`,
    unknown: (name: string, version: string) =>
      `Postfix ${version} has no parameter "${name}" and no other setting refers to it, so this setting does nothing. Check the spelling, or remove it.`,
    noService: (name: string, service: string, programs: readonly string[]) =>
      `"${name}" counts only with a service "${service}" in master.cf that runs ${oneOf(programs)}, and there is none: the setting does nothing. Correct the name, or remove it.`,
    operator: (name: string, bare: string) =>
      `Postfix reads "${name}" as the name, because main.cf has no other operator than "=": the setting does nothing. Write "${bare} = ..." with the whole value.`,
    characters: (name: string) =>
      `The name "${name}" holds characters that do not show or do not belong in a name (a byte order mark, a no-break space, quotes, a dollar sign), so Postfix does not recognise it and the setting does nothing. Type the name anew.`,
    comment: (name: string) =>
      `"${name}" is the name here, because in main.cf only "#" at the start of a line makes a comment: the setting does nothing. Begin the line with "#".`,
    readOnly: (name: string) => `Postfix gives "${name}" its value itself and drops this setting. Remove it.`,
    rename: (name: string) => `Change the name to "${name}"`,
    commentOut: 'Make it a comment',
    remove: 'Remove this setting, which has no effect',
  },
  'parameter-too-new': {
    summary: 'The parameter came with a later version of Postfix; the target ignores it.',
    tooNew: (name: string, version: string, since: string) =>
      `Postfix ${version} does not know "${name}" yet and ignores it: it came with ${since}. Upgrade, or do not count on it (if another version runs there, set postfix.targetVersion).`,
    since: (release: string, backports: readonly string[]) =>
      backports.length ? `${release} (also in ${backports.join(', ')} and later patches of these)` : release,
    remove: 'Remove this setting, which has no effect in this version',
  },
  'removed-parameter': {
    summary: 'The parameter is gone from Postfix and has no effect any more.',
    removed: (name: string, version: string, release: string) =>
      `"${name}" was removed from Postfix in ${release}: version ${version} ignores the setting. Remove it.`,
    replaced: (name: string, version: string, release: string, replacement: string) =>
      `"${name}" was removed from Postfix in ${release}: version ${version} ignores the setting. Its place was taken by ${replacement}; set that if it is still wanted, and remove this.`,
    remove: 'Remove this setting, which has no effect',
  },
  'deprecated-parameter': {
    summary: 'An old parameter that Postfix keeps for compatibility only.',
    warns: (name: string, release: string) =>
      `"${name}" is out of date: Postfix ${release} and later log a warning about it, and a coming version will ignore it.`,
    will: (name: string, release: string) =>
      `"${name}" is out of date: Postfix warns about it from version ${release} on, and a coming version will ignore it.`,
    old: (name: string) => `"${name}" is an old parameter that Postfix keeps for compatibility only.`,
    use: (replacement: string) => `Use ${replacement} instead.`,
    useLevel: (replacement: string, level: string) => `Use ${replacement} = ${level} instead, which does the same.`,
    hidden: (by: string, value: string) => `It has no effect here, because ${by} is ${shown(value)}.`,
    hiddenOption: (by: string, value: string, level: string) =>
      `It has no effect here, because ${by} is ${shown(value)}, so this service does not demand what it says. Write -o ${by}=${level}.`,
    isDefault: 'It only repeats the default: remove it.',
    removeIt: 'Remove it.',
    lost: (replacement: string, value: string) =>
      `Its value ${shown(value)} is not used: Postfix takes an empty ${replacement} instead, not the default that holds without this line. If the value is meant, write it to ${replacement}; else remove the line.`,
    leave: 'Leave it at its default.',
    lmtpFlags: 'Write flags=X behind the lmtp command in master.cf instead.',
    rblClient: 'Use reject_rbl_client in smtpd_recipient_restrictions instead.',
    replaceBy: (replacement: string) => `Replace by ${replacement}`,
    rename: (replacement: string) => `Change the name to "${replacement}"`,
    remove: 'Remove this setting, which changes nothing',
    removeOld: 'Remove this setting',
  },
  'undefined-reference': {
    summary: 'A value refers to a name that is not defined anywhere.',
    undefined: (name: string) => `Nothing defines "${name}", so Postfix puts nothing in its place. Define ${name} in main.cf, or correct the name.`,
    misspelt: (name: string, names: readonly string[]) => `Nothing defines "${name}", so Postfix puts nothing in its place. ${didYouMean(names)}`,
    environment: (name: string) =>
      `Nothing defines "${name}": Postfix does not know environment variables here and puts nothing in its place. Write the value itself, or define ${name} in main.cf.`,
    restrictions: (name: string, parameter: string, service: string) =>
      `Nothing defines "${name}", so service ${service} runs with an empty ${parameter}: the list of main.cf no longer applies to it, and nothing stands in its place. Define ${name} in main.cf, or remove this option.`,
    restrictionClass: (name: string) =>
      `The restriction class "${name}" is listed here and defined nowhere, so it restricts nothing. Define ${name} in main.cf, or remove it from the list.`,
    condition: (name: string) => `Nothing defines "${name}", so this condition never holds. Define ${name} in main.cf, or remove the condition.`,
    change: (name: string) => `Change the name to "${name}"`,
    remove: 'Remove this option, so that the setting of main.cf applies again',
  },
  'expansion-loop': {
    summary: 'A value refers to itself, directly or through other parameters.',
    itself: (name: string) =>
      `"$${name}" in the value of ${name} is this very value, not its default: Postfix follows it round in a circle and stops with a fatal error. Write out what it stands for.`,
    circle: (names: readonly string[]) =>
      `These values refer to each other in a circle (${names.join(' -> ')}), and Postfix stops with a fatal error when it needs one of them. Write out one of the values.`,
    unused: (names: readonly string[]) =>
      `These values refer to each other in a circle (${names.join(' -> ')}). No parameter of Postfix uses them now; one that does will stop Postfix.`,
    deep: (name: string) =>
      `The value of ${name} refers to other values more than 100 levels deep, and Postfix stops there with a fatal error. Write out one of the values between.`,
    writeDefault: (value: string) => `Write out the default: ${value}`,
    removeReference: 'Remove the reference, which stands for nothing',
  },
  'broken-reference': {
    summary: 'A "$" in a value that Postfix cannot read.',
    truncated:
      'The bracket behind this "$" is never closed: Postfix stops with a fatal error when it reads the value. Close it, or write "$$" for a plain "$".',
    'empty-name': 'No name follows this "$": Postfix stops with a fatal error when it reads the value. Write "$$" for a plain "$".',
    'bad-name': (body: string) =>
      `${shown(body)} is no name, because names have only letters, digits and "_": Postfix stops with a fatal error when it reads the value. Correct the name; commands of a shell do not work here.`,
    other: (body: string) =>
      `${shown(body)} is no condition that Postfix can read, and it stops with a fatal error. Write \${name?{yes}:{no}}, or \${{a} == {b} ? {yes} : {no}}.`,
    function: (version: string) =>
      `Postfix ${version} knows no such function, and stops with a fatal error when it reads the value. Write out what it stands for.`,
    unused: 'As long as no parameter of Postfix uses this value, nothing happens.',
    double: 'Write "$$"',
  },
  'comment-in-value': {
    summary: 'A "#" behind a value starts no comment: it belongs to the value.',
    fatal: (name: string, comment: string) =>
      `main.cf has no comments behind a value: ${shown(comment)} is part of the value of ${name}, and the program that reads it stops or refuses to work. Put the comment on a line of its own.`,
    list: (name: string, comment: string) =>
      `main.cf has no comments behind a value: every word of ${shown(comment)} is a member of the list ${name}. Put the comment on a line of its own.`,
    value: (name: string, comment: string) =>
      `main.cf has no comments behind a value: ${shown(comment)} is part of the value of ${name}. Put the comment on a line of its own.`,
    text: (name: string, comment: string) =>
      `${shown(comment)} is part of the text of ${name}, since "#" starts no comment here. If it is meant as one, put it on a line of its own.`,
    option: (comment: string, command: string) =>
      `master.cf has no comments behind a service: the words of ${shown(comment)} are arguments of ${command}, which stops when it gets them. Put the comment on a line of its own.`,
    argument: (comment: string, command: string) =>
      `master.cf has no comments behind a service: the words of ${shown(comment)} are arguments that ${command} gets. Put the comment on a line of its own.`,
    move: 'Move it to a comment line above',
  },
  'quoted-value': {
    summary: 'Quotes around a value, or a second "=" before it, are a part of the value.',
    quotes: (name: string, value: string, isFatal: boolean) =>
      `main.cf has no quotes: they are a part of the value of ${name}, which is ${shown(value).slice(1, -1)} with its quotes${isFatal ? ', and the program that reads it stops or finds nothing' : ''}. Leave them out.`,
    equals: (name: string, value: string, isFatal: boolean) =>
      `Behind the first "=" everything is the value: ${name} is ${shown(value)} with its "="${isFatal ? ', and the program that reads it stops or finds nothing' : ''}. Leave one out.`,
    use: (value: string) => `Change to ${value}`,
  },
  'swallowed-setting': {
    summary: 'An indented setting or service is part of what stands above it.',
    service: (name: string, above: string) =>
      `This line is indented, so it is no service but arguments of the service ${above}, which stops when it gets them; there is no service ${name}. Move it to the start of the line.`,
    swallowed: (name: string, above: string) =>
      `This line is indented, so it is no setting but part of the value of ${above}, although it reads "${name} =". ${name} is not set by it. Move it to the start of the line.`,
    dedent: 'Move it to the start of the line',
  },
  'stray-continuation': {
    summary: 'A line begins with a blank and has nothing before it to continue: Postfix drops it.',
    setting: (name: string) =>
      `This line begins with a blank and there is nothing before it to continue, so Postfix drops it: ${name} is not set. Move it to the start of the line.`,
    service: (name: string) =>
      `This line begins with a blank and there is nothing before it to continue, so Postfix drops it: there is no service ${name}. Move it to the start of the line.`,
    text: 'This line begins with a blank and there is nothing before it to continue, so Postfix drops it. Move it to the start of the line, or make it a comment.',
    dedent: 'Move it to the start of the line',
    comment: 'Make it a comment',
  },
  'missing-equals': {
    summary: 'A line of main.cf that is no setting: Postfix stops reading there.',
    general: (text: string) =>
      `${shown(text)} is no setting, because there is no "=" behind the name: every Postfix program stops here with a fatal error and reads nothing further. Write "name = value", or make it a comment.`,
    continuation: (above: string) =>
      `This line starts at the first column, so it does not continue the value of ${above}: it is no setting either, every Postfix program stops here with a fatal error, and nothing further is read. Indent it.`,
    noName: (text: string) =>
      `${shown(text)} has no name before the "=": every Postfix program stops here with a fatal error and reads nothing further. Write "name = value", or make it a comment.`,
    comment: (text: string) =>
      `${shown(text)} is no comment, because in main.cf only "#" at the start of a line makes one: every Postfix program stops here with a fatal error and reads nothing further. Begin the line with "#".`,
    byteOrderMark:
      'The file begins with a byte order mark, so this first line is neither a comment nor empty for Postfix: every program stops here with a fatal error. Remove the mark (save as UTF-8 without BOM).',
    noBreakSpace:
      'This line begins with a no-break space, which is no blank for Postfix: every program stops here with a fatal error and reads nothing further. Use ordinary blanks.',
    conflict:
      'This is a mark of a merge that was not finished: every Postfix program stops here with a fatal error and reads nothing further. Choose one of the versions and remove the marks.',
    template:
      'This is a line of a template: Postfix cannot read the file before it is filled in, and stops here with a fatal error if it gets it as it is. What is said of the other lines takes no notice of such lines.',
    insert: 'Insert "="',
    indent: 'Indent it, so that it continues the value above',
    commentOut: 'Make it a comment',
    removeMark: 'Remove the byte order mark',
    removeWord: (word: string) => `Remove "${word}"`,
    useBlanks: 'Use ordinary blanks',
  },
  'network-invalid': {
    summary: 'A network that Postfix cannot read, in a list of hosts.',
    hostBits: (network: string) => `"${network}" is no network: behind the length that it names, bits of the address are set.`,
    tooLong: (network: string, most: number) => `"${network}" is no network: the length is at most ${most}.`,
    netmask: (network: string) => `"${network}" is no network: Postfix takes the number of bits behind the slash, not a netmask.`,
    notLength: (network: string) => `"${network}" is no network: behind the slash belongs the number of bits, in digits.`,
    notAddress: (network: string) => `"${network}" is no network: in front of the slash belongs a whole address.`,
    fails: (name: string) =>
      `Postfix logs a warning and does not look further in ${name}: clients that no member before it matches are turned away with a temporary error (451 or 421), whoever they are.`,
    notFound: (name: string) => `Postfix logs a warning and does not look further in ${name}: clients that no member before it matches count as not listed.`,
    write: (network: string) => `Write ${network}.`,
    correct: 'Correct it.',
    use: (network: string) => `Change to "${network}"`,
  },
  'invalid-value': {
    summary: 'A value that does not fit the type of its parameter.',
    empty: (name: string) =>
      `${name} must not be empty: the program that reads it stops with a fatal error. Give it a value, or remove the setting to get the default.`,
    boolean: (name: string, value: string) =>
      `${name} takes yes or no, not "${value}": the program that reads it stops with a fatal error ("bad boolean configuration"). Write yes or no.`,
    integer: (name: string, value: string) =>
      `${name} takes digits only, without unit or blanks, not "${value}": the program that reads it stops with a fatal error ("bad numerical configuration"). Write the number.`,
    time: (name: string, value: string) =>
      `${name} takes digits and one letter (s, m, h, d or w), not "${value}": the program that reads it stops with a fatal error ("bad time value or unit"). Write for example 30s or 5m.`,
    level: (value: string) =>
      `compatibility_level takes a version such as 2, 3.6 or 3.11, not "${value}": no Postfix program starts. Write the version whose defaults you know.`,
    levelNumber: (value: string, version: string) =>
      `compatibility_level takes a whole number in Postfix ${version}, not "${value}": no Postfix program starts. Write 2, the highest level before 3.6.`,
    below: (name: string, value: string, bound: string) =>
      `${name} must be at least ${bound}: with ${value}, the program that reads it stops with a fatal error. Raise it, or remove the setting to get the default.`,
    above: (name: string, value: string, bound: string) =>
      `${name} must be at most ${bound}: with ${value}, the program that reads it stops with a fatal error. Lower it, or remove the setting to get the default.`,
    tooBig: (name: string, value: string) =>
      `${value} is more than Postfix can count in ${name}: the program that reads it stops with a fatal error. Write a smaller number.`,
    cut: (name: string, value: string, read: string) =>
      `Postfix reads only the first letter behind the digits: "${value}" means ${read} here, without a warning. Write the value of ${name} with one number and one of the units s, m, h, d, w.`,
    spelling: (value: string, read: string) =>
      `Postfix reads only the first letter behind the digits, so "${value}" happens to mean ${read}. Write one of the units s, m, h, d, w.`,
    word: (name: string, word: string, words: readonly string[]) =>
      `${name} does not take "${word}": the program that reads it stops with a fatal error. It takes ${oneOf(words)}.`,
    wordLater: (name: string, word: string, words: readonly string[]) =>
      `${name} does not take "${word}": Postfix ignores it, or gives an error when it first needs the value. It takes ${oneOf(words)}.`,
    tooNew: (name: string, word: string, version: string, since: string) =>
      `"${word}" came to ${name} with Postfix ${since}; version ${version} does not take it. Use another word, or upgrade.`,
    use: (value: string) => `Change to "${value}"`,
    useDefault: 'Remove this setting, so that the default applies',
  },
};
