// From the words of the command line to an exit code. Whatever goes wrong is one line on standard error.
import { existsSync } from 'node:fs';
import { coreMessages } from '../core';
import { readArguments } from './arguments';
import { Assumptions, COMMON_OPTIONS } from './assumptions';
import { check } from './check';
import type { Command } from './command';
import { explain } from './explain';
import { Failure } from './failure';
import { fix } from './fix';
import { packageVersion } from './package';
import { server } from './server';
import { show } from './show';
import { suggestion } from './suggestion';
import { ProcessTerminal, type Terminal } from './terminal';
import { tls } from './tls';

const text = coreMessages.cli;
const COMMANDS: Readonly<Record<string, Command>> = { check, fix, show, tls, explain, server };
const LATER = ['format'];

export async function main(words: readonly string[]): Promise<void> {
  const terminal = new ProcessTerminal();
  try {
    process.exitCode = await run(words, terminal);
  } catch (error) {
    terminal.error(error instanceof Failure ? error.message : describeDefect(error));
    process.exitCode = 2;
  }
  terminal.flush();
}

async function run([name, ...rest]: readonly string[], terminal: Terminal): Promise<number> {
  if (name === '--help' || name === '-h' || name === 'help') return print(terminal, overview());
  if (name === '--version' || name === '-V') return print(terminal, `${text.version(packageVersion())}\n`);
  if (name === undefined || name.startsWith('-')) throw new Failure(text.noCommand);
  if (LATER.includes(name)) throw new Failure(text.comesLater(name));
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (!command) throw new Failure(unknownCommand(name));
  const given = readArguments(name, { ...COMMON_OPTIONS, ...command.options }, rest);
  if (given.has('help') || given.has('h')) return print(terminal, `${command.help}\n${text.help.options}`);
  return command.run(given, new Assumptions(given), terminal);
}

function print(terminal: Terminal, message: string): number {
  terminal.out(message);
  return 0;
}

function overview(): string {
  return text.help.overview(
    Object.entries(text.summaries)
      .map(([name, summary]) => `  ${name.padEnd(9)} ${summary}`)
      .join('\n'),
  );
}

function unknownCommand(name: string): string {
  const message = text.unknownCommand(name);
  return existsSync(name) ? `${message}; ${text.didYouMean([`"postfix-lint check ${name}"`])}` : message + suggestion(name, Object.keys(COMMANDS), 9);
}

function describeDefect(error: unknown): string {
  if (process.env.POSTFIX_LINT_DEBUG && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  return text.defect(error instanceof Error ? error.message : String(error));
}
