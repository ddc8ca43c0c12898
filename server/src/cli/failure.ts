// What ends a command with exit code 2 and one clear line: wrong usage, or a file that cannot be read or written.
import { coreMessages } from '../core';

const text = coreMessages.cli;

export class Failure extends Error {}

/** The reason of a failed system call in plain words. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ERR_INVALID_ARG_VALUE') return text.badPath;
  return (code && text.reasons[code]) ?? code ?? message;
}

export function hasCode(error: unknown, ...codes: string[]): boolean {
  return codes.includes((error as NodeJS.ErrnoException).code ?? '');
}
