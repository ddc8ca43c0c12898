// The policies for single destinations that a client finds in main.cf, tied to the places where their words stand.

import type { Version } from '../../catalogue/version';
import type { Configuration } from '../../model/configuration';
import type { Span } from '../../text';
import { type Origin, origin } from '../origin';
import { type Policy, readPolicies } from '../policies';
import type { PolicyFault } from '../policyFaults';
import type { TlsClient } from '../services';

export interface ClientPolicies {
  readonly policies: readonly PlacedPolicy[];
  readonly unseen: readonly string[];
}

export function clientPolicies(configuration: Configuration, target: Version, { daemon, service }: TlsClient): ClientPolicies {
  const tables = origin(configuration, `${daemon}_tls_policy_maps`, service);
  const { policies, unseen } = readPolicies(tables.value, target);
  return { policies: policies.map((policy) => new PlacedPolicy(policy, tables)), unseen };
}

/** A policy whose words can be named as reasons. */
export class PlacedPolicy {
  constructor(
    readonly policy: Policy,
    private readonly tables: Origin,
  ) {}

  /** The attributes of a name, none where the policy has no such. */
  attributes(name: string, instead?: string): readonly Origin[] {
    return this.policy.attributes.filter((each) => each.name === name).map((each) => this.origin(name, each.value, each, instead));
  }

  /** The attribute of a name that counts. */
  attribute(name: string, instead: string): Origin | undefined {
    return this.attributes(name, instead).at(-1);
  }

  level(instead: string): Origin {
    const { level, text, fault } = this.policy;
    const end = text.start + (level?.length ?? text.text.length);
    return fault ? this.origin('level', fault.text, fault, instead, fault) : this.origin('level', level ?? '', { start: text.start, end }, instead);
  }

  private origin(parameter: string, value: string, { start, end }: Span, instead?: string, fault?: PolicyFault): Origin {
    const { setting, value: all } = this.tables;
    // Where something was expanded, what is written stands elsewhere.
    const span = setting && (setting.value === all ? setting.spanIn(start, end) : setting.valueSpan);
    return { parameter, setting, value, ...(span && { policy: { span, instead, ...(fault && { fault }) } }) };
  }
}
