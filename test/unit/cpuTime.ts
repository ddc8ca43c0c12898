// How long the processor works for something, in milliseconds: unlike the clock, it does not mind what else the machine does.

export function cpuTime(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
