// Why a service speaks what it speaks: for each fact the parameters that decide it, and where each was written.
import type { Configuration, Setting } from '../../model/configuration';
import type { LintOptions } from '../../model/options';
import type { FileKind } from '../../model/setting';
import type { Span } from '../../text';
import { excludedCiphers, isExcludeOperator } from '../grades';
import { emptyCurvesStop } from '../groups';
import type { Origin } from '../origin';
import type { PolicyFault } from '../policyFaults';
import type { CipherChoice } from './cipherChoice';
import { defaultListOf, type GroupChoice } from './groupChoice';

export type Fact = 'start' | 'level' | 'certificate' | 'protocols' | 'ciphers' | 'order' | 'groups' | 'client-certificates' | 'peer';

export interface Reason {
  readonly fact: Fact;
  readonly parameter: string;
  /** Expanded. */
  readonly value: string;
  /** Where it is written; undefined for a default. */
  readonly place: Place | undefined;
  /** Lines that say no more than where to look, such as `smtpd_tls_mandatory_protocols = $smtpd_tls_protocols`. */
  readonly via: readonly Place[];
  /** What counts without this setting: a setting of main.cf below an override, else the default. */
  readonly instead: string | undefined;
  /** It breaks TLS. */
  readonly isFatal: boolean;
  /** A word of a policy for one destination: `parameter` is an attribute then. */
  readonly isPolicy: boolean;
  readonly fault: PolicyFault | undefined;
}

export interface Place {
  readonly file: FileKind;
  readonly span: Span;
}

/** Every line that has a part in it. */
export function placesOf({ place, via }: Reason): readonly Place[] {
  return place ? [...via, place] : via;
}

const placeOf = ({ file, span }: Place): Place => ({ file, span });

/** Collects reasons, without saying one twice. */
export class Reasons {
  readonly list: Reason[] = [];

  constructor(private readonly configuration: Configuration) {}

  add(fact: Fact, from: Origin | undefined, isFatal = false, defaultOf?: (from: Origin) => string): void {
    if (!from) return;
    const { parameter, setting, value, policy } = from;
    const via = from.via.map(placeOf);
    const known = this.list.findIndex((each) => each.fact === fact && each.parameter === parameter && !each.isPolicy);
    if (known >= 0) {
      const reason = this.list[known] as Reason;
      this.list[known] = { ...reason, via: [...reason.via, ...via] };
      return;
    }
    this.list.push({
      fact,
      parameter,
      value,
      place: setting && placeOf(policy ? { file: setting.file, span: policy.span } : setting),
      via,
      instead: policy ? policy.instead : setting && this.withoutSetting(from, setting, defaultOf),
      isFatal,
      isPolicy: policy !== undefined,
      fault: policy?.fault,
    });
  }

  addCiphers({ grade, list, exclusions, refusal }: CipherChoice): void {
    this.add('ciphers', grade, refusal === 'grade');
    this.add('ciphers', list, refusal === 'string');
    for (const each of exclusions) this.add('ciphers', each, refusal === 'exclusion' && excludedCiphers(each.value).some(isExcludeOperator));
  }

  addGroups({ curves, finiteFields }: GroupChoice, options: LintOptions): void {
    const instead = ({ parameter }: Origin): string => defaultListOf(parameter, this.configuration, options);
    this.add('groups', curves, emptyCurvesStop(curves.value, options.target), instead);
    this.add('groups', finiteFields, false, instead);
  }

  private withoutSetting(from: Origin, { name, file }: Setting, defaultOf?: (from: Origin) => string): string | undefined {
    if (file === 'main' && defaultOf) return defaultOf(from);
    const below = file === 'master' ? this.configuration.setting(name)?.value : undefined;
    const raw = below ?? this.configuration.defaultOf(name);
    return raw === undefined ? undefined : this.configuration.expand(raw);
  }
}
