// A service of the stock master.cf as text: its columns where the stock file has them, and the options that the target knows.
import { isKnown } from '../catalogue/parameters';
import type { StockService } from '../catalogue/services';
import type { Version } from '../catalogue/version';

/** Where the columns begin in the stock file. */
const WIDTHS = [10, 6, 8, 8, 8, 8, 8];

/** Fields in their columns; the last one as it is. */
export function firstColumns(...fields: readonly string[]): string {
  return fields.map((field, index) => (index === fields.length - 1 ? field : `${field} `.padEnd(WIDTHS[index] ?? 8))).join('');
}

/** The lines of a service: the first has the columns, the others one option each. */
export function stockLine(
  { service, type, unprivileged, chroot, wakeup, processLimit, command, arguments: given = [], ...stock }: StockService,
  target: Version,
): string[] {
  const columns = firstColumns(service, type, stock.private, unprivileged, chroot, wakeup, processLimit, '');
  const isUsable = (argument: string): boolean => {
    const name = /^-o (\w+)=/.exec(argument)?.[1];
    return name === undefined || isKnown(name, target);
  };
  return [`${columns}${command}`, ...given.filter(isUsable).map((each) => `  ${each}`)];
}
