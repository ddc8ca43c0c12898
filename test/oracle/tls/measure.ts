// What TLS a real Postfix speaks under each of many configurations.
import type { TlsCase } from './cases';
import { startPostfix } from './instance';
import type { Observed } from './observed';
import { scan } from './scanner';

const AT_ONCE = 4;

/** Starts a Postfix with a service for each case, scans them all and stops it again, whatever happens. `onObserved` hears of each case at once. */
export async function measure(cases: readonly TlsCase[], onObserved?: (name: string, observed: Observed) => void): Promise<ReadonlyMap<string, Observed>> {
  const instance = await startPostfix(cases);
  const found = new Map<string, Observed>();
  try {
    const queue = [...cases];
    const work = async (): Promise<void> => {
      for (let next = queue.shift(); next; next = queue.shift()) {
        const { name } = next;
        const port = instance.portOf(name);
        const hasDied = (): boolean => complaints(instance.log(), port, 'smtpd|postscreen').some((message) => message.startsWith('fatal: '));
        const scanned = await scan({ port, hasDied, withGroups: isAboutGroups(next) }).catch((error: Error) => {
          throw new Error(`case ${name}: ${error.message}`);
        });
        const observed = { ...scanned, logged: complaints(instance.log(), port) };
        found.set(name, observed);
        onObserved?.(name, observed);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  } finally {
    await instance.stop();
  }
  return found;
}

/** The warnings and worse of one service, each once. A handshake that fails is logged too, but says nothing that the scan does not. */
function complaints(log: string, port: number, programs = 'smtpd|postscreen|tlsproxy'): string[] {
  const ours = new RegExp(` case-${port}/(?:${programs})\\[\\d+\\]: (.*)`);
  const messages = log.split('\n').flatMap((line) => ours.exec(line)?.[1] ?? []);
  return [...new Set(messages)].filter((message) => /^(warning|error|fatal|panic): /.test(message) && !message.includes('TLS library problem'));
}

/** To ask for groups takes a third of a scan's time, so that it is done only where they were set. */
const isAboutGroups = ({ main, overrides }: TlsCase): boolean => [...main, ...overrides].some((setting) => /eecdh|ffdhe/.test(setting));
