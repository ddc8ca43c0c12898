// Networks are read as Postfix reads them: a cidr: table is parsed by the same function as a list of hosts (cidr_match_parse()), and
// postmap(1) says of each line what is wrong with it, and what it would write.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { networkFault } from '../../server/src/core/catalogue/networks';

const PATTERNS = 3000;

test(`${PATTERNS} patterns`, () => {
  const next = generator(7);
  const patterns = Array.from({ length: PATTERNS }, () => pattern(next));
  const refused = complaintsOfPostfix(patterns);
  const differing = patterns.flatMap((each, index) => {
    const ours = networkFault(each);
    const theirs = refused.get(index + 1);
    const meant = ours?.kind === 'host-bits' ? bare(ours.meant) : undefined;
    // inet_ntop() writes the end of ::ffff:0:0/96 and of ::/96 as IPv4; we do not.
    const isMixed = theirs?.meant?.includes(':') && theirs.meant.includes('.');
    return (ours !== undefined) === (theirs !== undefined) && (isMixed || meant === theirs?.meant)
      ? []
      : [`${each}: ${JSON.stringify(ours)}, Postfix ${JSON.stringify(theirs)}`];
  });
  expect(differing).toEqual([]);
  expect(refused.size).toBeGreaterThan(PATTERNS / 4);
  expect(refused.size).toBeLessThan(PATTERNS * 0.9);
});

/** By number of line. */
function complaintsOfPostfix(patterns: readonly string[]): Map<number, { readonly meant?: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'postfix-networks-'));
  const table = join(folder, 'table');
  writeFileSync(table, patterns.map((each) => `${each} x\n`).join(''));
  const { stderr } = spawnSync('postmap', ['-q', '192.0.2.1', `cidr:${table}`], { encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  const found = new Map<number, { readonly meant?: string }>();
  for (const [, line, said = ''] of stderr.matchAll(/, line (\d+): (.*)/g)) {
    const meant = /you should use "([^"]*)"/.exec(said)?.[1];
    found.set(Number(line), meant === undefined ? {} : { meant });
  }
  return found;
}

const bare = (network: string): string => network.replaceAll(/[[\]]/g, '');

function pattern(next: (below: number) => number): string {
  const v6 = next(2) === 0;
  const bits = [0, 8, 16, 24, 32, 33, 48, 64, 100, 128, 129][next(11)] ?? 0;
  const address = v6 ? ipv6(next) : ipv4(next);
  if (v6) return next(5) === 0 ? `[${address}/${bits}]` : `[${address}]/${bits}`;
  return `${address}/${next(20) === 0 ? '255.0.0.0' : bits}`;
}

function ipv4(next: (below: number) => number): string {
  const count = next(12) === 0 ? 1 + next(5) : 4;
  const zeros = next(4);
  return Array.from({ length: count }, (_, index) => (index >= count - zeros ? '0' : ['10', '192', '255', '256', '01', '0'][next(6)])).join('.');
}

function ipv6(next: (below: number) => number): string {
  const group = (): string => ['0', '1', 'db8', '2001', 'ffff', 'FE80'][next(6)] ?? '0';
  const row = (length: number): string => Array.from({ length }, group).join(':');
  return (
    [() => `${row(1 + next(3))}::`, () => `${row(next(4))}::${row(next(4))}`, () => row(8), () => row(7 + next(3)), () => `::${row(1 + next(2))}`][
      next(5)
    ]?.() ?? '::'
  );
}

/** The same numbers on every run. */
function generator(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}
