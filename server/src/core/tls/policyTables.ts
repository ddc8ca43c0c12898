// What the entries of smtp_tls_policy_maps are, as far as their names tell. Opens no table.
import type { Configuration, ServiceEntry } from '../model/configuration';
import { splitBraced, type Word } from '../syntax/words';

/** Whether some table may give destinations another level than the client's own. */
export function hasPolicyTables(configuration: Configuration, daemon: 'smtp' | 'lmtp', service: ServiceEntry | undefined): boolean {
  return ['policy_maps', 'per_site'].some((each) => configuration.effective(`${daemon}_tls_${each}`, service).value !== '');
}

/** The tables of a value, in the order in which they are asked. */
export function policyTables(value: string): readonly Word[] {
  return splitBraced(value);
}

/** The daemon postfix-mta-sts-resolver, by its port or the name of its socket: it answers for MTA-STS and knows nothing of DANE. */
export function isStsResolver(table: string): boolean {
  return /^socketmap:(?:inet:\S*:8461|unix:\S*mta-?sts\S*):/i.test(table);
}

/** The daemon postfix-tlspol, by its port: it asks for DANE first, then for MTA-STS. */
export function isTlsPol(table: string): boolean {
  return /^socketmap:inet:\S*:8642:/i.test(table);
}

/** A table behind which a program stands. */
export function isProgram(table: string): boolean {
  return /^(?:socketmap|tcp|unix):/i.test(table);
}
