// The policies for single destinations that a client finds in main.cf, tied to the places where their words stand.

import type { Version } from '../../catalogue/version';
import type { Configuration } from '../../model/configuration';
import type { Span } from '../../text';
import { type Origin, origin } from '../origin';
import { type Policy, readPolicies } from '../policies';
import type { PolicyFault } from '../policyFaults';
import type { TlsClient } from '../services';
import type { Place } from './reasons';

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

  /** All of it, with the destination. */
  get place(): Place | undefined {
    const span = this.spanOf(this.policy.entry);
    return span && this.tables.setting && { file: this.tables.setting.file, span };
  }

  private origin(parameter: string, value: string, at: Span, instead?: string, fault?: PolicyFault): Origin {
    const span = this.spanOf(at);
    return { parameter, setting: this.tables.setting, value, via: this.tables.via, ...(span && { policy: { span, instead, ...(fault && { fault }) } }) };
  }

  /** Where something was expanded, what is written stands elsewhere. */
  private spanOf({ start, end }: Span): Span | undefined {
    const { setting, value } = this.tables;
    return setting && (setting.value === value ? setting.spanIn(start, end) : setting.valueSpan);
  }
}
