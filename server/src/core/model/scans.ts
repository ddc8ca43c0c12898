// What a value mentions, kept with its syntax: an edit elsewhere does not change it.
import { compareVersions, type Version } from '../catalogue/version';
import type { Assignment } from '../syntax/assignment';
import { type Scan, scan } from './expansion';

const scans = new WeakMap<Assignment, { readonly target: Version; readonly scan: Scan }>();

export function scanOf(assignment: Assignment, target: Version): Scan {
  const names = assignment.simpleNames;
  if (names) return { names };
  const kept = scans.get(assignment);
  if (kept && compareVersions(kept.target, target) === 0) return kept.scan;
  const fresh = scan(assignment.value, target);
  scans.set(assignment, { target, scan: fresh });
  return fresh;
}
