// Commands: the program and its arguments, who runs it, and the names that are filled in.
import { messages } from '../../messages';
import { splitWords } from '../../syntax/words';
import { code, codes } from '../markdown';
import { describeMacros } from './expressions';
import type { ValueModule } from './valueModule';

const text = messages.hover.commands;
const MOST_ARGUMENTS = 12;
/** Anything else, and local(8) hands the command to the shell (exec_command.c). */
const NEEDS_NO_SHELL = /^[\w!@%=+:,./ \t-]*$/;

export const commands: ValueModule = {
  takes: 'file',
  describeWhole: (value, { parameter: { name }, analysis, service }) => {
    const [program, ...rest] = splitWords(value, ' \t\r\n').map((word) => word.text);
    if (program === undefined) return undefined;
    const runs =
      rest.length === 0 ? text.runs(code(program)) : text.runsWith(code(program), codes(rest.slice(0, MOST_ARGUMENTS)), rest.length > MOST_ARGUMENTS);
    const isPlain = name === 'mailbox_command' && analysis.configuration.effective('local_command_shell', service).value === '';
    const how = isPlain ? (NEEDS_NO_SHELL.test(value) ? text.withoutShell : text.withShell) : '';
    return [`${runs}${how === '' ? '' : ` ${how}`}`, describeMacros(name, value)].filter((part) => part !== '').join('\n\n');
  },
};
