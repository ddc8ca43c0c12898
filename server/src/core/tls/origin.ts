// Where a value is written: most parameters of postscreen, tlsproxy and lmtp have another parameter's value as their default.
import type { Configuration, ServiceEntry, Setting } from '../model/configuration';
import type { Span } from '../text';
import type { PolicyFault } from './policyFaults';

export interface Origin {
  /** The parameter that is written, or whose default counts. */
  readonly parameter: string;
  /** Undefined for a default. */
  readonly setting: Setting | undefined;
  /** Expanded. */
  readonly value: string;
  /** Settings on the way there, which say nothing but the name of another parameter. */
  readonly via: readonly Setting[];
  /** For a word of a policy: `parameter` is the name of the attribute then, and the setting that of the tables. */
  readonly policy?: {
    /** Offsets in the file. */
    readonly span: Span;
    /** What counts without the policy; undefined where nothing does. */
    readonly instead: string | undefined;
    readonly fault?: PolicyFault;
  };
}

/** Follows values that are nothing but another parameter's, such as `$smtpd_tls_protocols`, to the place where the value is written. */
export function origin(configuration: Configuration, parameter: string, service?: ServiceEntry): Origin {
  const via: Setting[] = [];
  let name = parameter;
  for (let hops = 0; hops < 5; hops++) {
    const { raw, value, setting } = configuration.effective(name, service);
    const next = /^\$(?:\{([A-Za-z0-9_]+)\}|\(([A-Za-z0-9_]+)\)|([A-Za-z0-9_]+))$/.exec(raw ?? '');
    const referred = next?.[1] ?? next?.[2] ?? next?.[3];
    if (referred === undefined) return { parameter: name, setting, value, via };
    if (setting) via.push(setting);
    name = referred;
  }
  return { parameter: name, setting: undefined, value: configuration.effective(parameter, service).value, via };
}
