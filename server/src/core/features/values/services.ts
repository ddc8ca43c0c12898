// Services of master.cf that a value names.
import type { Analysis } from '../../analysis';
import { valueMeaning } from '../../catalogue/prose';
import { stockServices } from '../../catalogue/services';
import { messages } from '../../messages';
import { code } from '../markdown';
import { lineOf } from '../place';
import type { Candidate, ValueModule } from './valueModule';

const text = messages.hover.words;

export const serviceNames: ValueModule = {
  describe: (word, { analysis }) => describeService(word, analysis),
  complete: ({ analysis }) => completeServices(analysis, () => true),
};

/** Where master.cf has a service and what that runs; without a master.cf, what the stock one runs. */
export function describeService(name: string, analysis: Analysis): string | undefined {
  if (name === '' || name.includes('$')) return undefined;
  const { services, master } = analysis.configuration;
  const entry = services.find((each) => each.name === name && each.type !== 'inet') ?? services.find((each) => each.name === name);
  if (entry) return withProgram(text.service(code(name), lineOf(analysis, 'master', entry.span.start), code(entry.command)), entry.command);
  if (master) return text.noService(code(name));
  const stock = stockServices().find(({ service, type }) => service === name && type !== 'inet');
  const command = stock?.command.split(' ', 1)[0];
  return command === undefined ? undefined : withProgram(text.stockService(code(name), code(command)), command);
}

function withProgram(said: string, program: string): string {
  return [said, valueMeaning('daemons', program) ?? ''].filter((part) => part !== '').join(' ');
}

/** Services of master.cf, or of the stock file where there is none, that other programs reach by name. */
export function completeServices({ configuration }: Analysis, isWanted: (command: string) => boolean, suffix = ''): Candidate[] {
  const all = configuration.master
    ? configuration.services.map(({ name, type, command }) => ({ name, type, command }))
    : stockServices()
        .filter(({ active }) => active)
        .map(({ service, type, command }) => ({ name: service, type: type as string, command: command.split(' ', 1)[0] ?? '' }));
  const found = all.filter(({ type, command }) => type !== 'inet' && isWanted(command));
  return found.map(({ name, command }) => ({ value: name + suffix, detail: messages.completion.serviceOf(command) }));
}
