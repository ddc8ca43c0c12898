// `postfix-lint show`: what `postconf -n` prints, byte for byte, and its warnings on standard error.
import { resolve } from 'node:path';
import { decodeBytes, encodeBytes } from '../bytes';
import { Analysis, coreMessages, parseSavedDefaults, type ShownSetting, shownText, show as showSettings } from '../core';
import type { Command } from './command';
import { Failure } from './failure';
import { readBytes } from './files';
import { readInputs, type Source, textsOf } from './inputs';

const text = coreMessages.cli;

export const show: Command = {
  options: { x: 'flag', origin: 'flag', defaults: 'value' },
  help: text.help.show,
  async run(given, assumptions, terminal) {
    if (given.positionals.length > 1) throw new Failure(text.onePath('show'));
    const [input] = readInputs(given.positionals, terminal);
    const main = input?.sources.main;
    if (!input || !main) throw new Failure(text.noMain(input?.directory ?? ''));
    const { options } = await assumptions.for(input.directory);
    const { configuration } = Analysis.of(textsOf(input), options);
    if (!configuration.main) throw new Failure(text.noMain(input.directory));
    const defaults = given.value('defaults');
    const result = showSettings(configuration.main, configuration.master, {
      target: options.target,
      expand: given.has('x'),
      directory: input.directory,
      ...(defaults !== undefined && { defaults: readDefaults(defaults) }),
      ...(assumptions.hostname !== undefined && { hostname: assumptions.hostname }),
    });
    for (const warning of result.warnings) terminal.error(text.postfixWarns(warning.message));
    if (result.fatal) terminal.error(text.postfixDies(result.fatal.message));
    terminal.out(encodeBytes(given.has('origin') ? result.settings.map((setting) => withOrigin(setting, main)).join('') : shownText(result)));
    return result.fatal ? 1 : 0;
  },
};

function withOrigin(shown: ShownSetting, main: Source): string {
  return `${main.shown}:${shown.setting.node.line + 1}: ${shown.text}\n`;
}

/** The lines `name = value` of a saved `postconf -d`. */
function readDefaults(path: string): ReadonlyMap<string, string> {
  const bytes = readBytes(resolve(path), path, true);
  const defaults = parseSavedDefaults(decodeBytes(bytes ?? new Uint8Array()));
  if (defaults.size === 0) throw new Failure(text.noDefaults(path));
  return defaults;
}
