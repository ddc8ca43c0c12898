// master.cf: its fields, its types of service, the daemons, and the arguments of those that take any (master(5), pipe(8), spawn(8), smtp(8)).
// Facts only, from server/facts/master.json.
import { masterText } from './generated/master';
import { lazy } from './lazy';
import { type Availability, atLeast, isAvailable, type Version } from './version';

const MANUAL = 'https://www.postfix.org/';

/** One of the eight fields. */
export interface MasterField {
  readonly position: number;
  readonly name: 'service' | 'type' | 'private' | 'unprivileged' | 'chroot' | 'wakeup' | 'maxproc' | 'command';
  /** The name that `postconf -F` uses. */
  readonly postconfField: string;
  /** What `-` means; null: it has to be given. */
  readonly default: string | null;
  readonly defaultBelowCompatibilityLevel?: { readonly level: string; readonly value: string };
  readonly values?: readonly string[];
  readonly unit?: string;
  readonly regex?: string;
  readonly zeroMeans?: string;
  readonly constraint?: string;
}

/** A type of service. */
export interface ServiceType {
  readonly type: 'inet' | 'unix' | 'unix-dgram' | 'fifo' | 'pass';
  readonly introducedIn: string;
}

/** A program that master(8) may start. */
export interface Daemon {
  readonly program: string;
  readonly skeleton: 'single_server' | 'multi_server' | 'trigger_server' | 'event_server' | 'dgram_server';
  readonly introducedIn: string;
  readonly backports?: readonly string[];
  readonly serviceTypes: readonly ServiceType['type'][];
  /** It refuses to start with another value in the maxproc field. */
  readonly processLimitMustBe?: number;
  readonly unprivilegedMustBe?: 'n';
  readonly commandArguments: 'none' | 'attributes';
  /** `service/type` of the stock master.cf. */
  readonly stockServices?: readonly string[];
  /** Its manual page. */
  readonly docUrl: string;
}

/** An entry of the stock master.cf. */
export interface StockService {
  readonly service: string;
  readonly type: ServiceType['type'];
  readonly private: string;
  readonly unprivileged: string;
  readonly chroot: string;
  readonly wakeup: string;
  readonly processLimit: string;
  readonly command: string;
  /** False: it stands there as a comment. */
  readonly active: boolean;
  readonly arguments?: readonly string[];
}

/** `name=value` after the command. */
export interface CommandAttribute extends Availability {
  readonly name: string;
  readonly value: string;
  readonly required?: boolean;
}

export interface CommandFlag extends Availability {
  readonly flag: string;
  readonly meaning: string;
}

export interface PipeMacro extends Availability {
  readonly name: string;
}

interface Data {
  readonly fields: readonly MasterField[];
  readonly serviceTypes: readonly ServiceType[];
  readonly daemons: readonly (Omit<Daemon, 'docUrl'> & { readonly manual: string })[];
  readonly daemonOptions: { readonly notOverridable: readonly string[]; readonly getopt: Readonly<Record<Daemon['skeleton'], string>> };
  readonly stockServices: readonly StockService[];
  readonly commonOverrides: readonly { readonly parameter: string }[];
  readonly submissionPresets: Readonly<Record<'submission' | 'submissions' | 'relay', readonly string[]>>;
  readonly stockActive: Readonly<Record<string, readonly string[]>>;
  readonly pipe: {
    readonly attributes: readonly CommandAttribute[];
    readonly flags: readonly CommandFlag[];
    readonly macros: readonly PipeMacro[];
    readonly perRecipientMacros: readonly string[];
  };
  readonly spawn: { readonly attributes: readonly CommandAttribute[] };
  readonly smtpClient: { readonly attributes: readonly CommandAttribute[]; readonly flags: readonly CommandFlag[] };
}

const data = lazy(() => JSON.parse(masterText()) as Data);
const byProgram = lazy(() => new Map(data().daemons.map(({ manual, ...each }) => [each.program, { ...each, docUrl: MANUAL + manual }])));

/** The eight fields, in order. */
export function masterFields(): readonly MasterField[] {
  return data().fields;
}

/** The types of service that a version knows. */
export function serviceTypes(target: Version): readonly ServiceType[] {
  return data().serviceTypes.filter(({ introducedIn }) => atLeast(target, introducedIn));
}

/** The daemon of that name, in whatever version; a path is no name. */
export function daemon(program: string): Daemon | undefined {
  return byProgram().get(program);
}

/** The daemons that a version has. */
export function daemons(target: Version): readonly Daemon[] {
  return [...byProgram().values()].filter(({ introducedIn: since, backports }) => isAvailable(backports ? { since, backports } : { since }, target));
}

/** Options that a daemon takes, as getopt(3) writes them. */
export function daemonOptions(each: Daemon): string {
  return data().daemonOptions.getopt[each.skeleton];
}

/** Parameters that `-o` cannot set. */
export function notOverridable(): readonly string[] {
  return data().daemonOptions.notOverridable;
}

/** The entries of the stock master.cf of the newest version, comments included. */
export function stockServices(): readonly StockService[] {
  return data().stockServices;
}

/** The active services of the stock master.cf of a version, as `service/type`. */
export function activeStockServices(target: Version): readonly string[] {
  return data().stockActive[`${target[0]}.${target[1]}`] ?? [];
}

/** Parameters that are often overridden with `-o`, most frequent first. */
export function commonOverrides(): readonly string[] {
  return data().commonOverrides.map(({ parameter }) => parameter);
}

/** The overrides of the stock submission, submissions and relay services, as `name=value`. */
export function stockOverrides(service: 'submission' | 'submissions' | 'relay'): readonly string[] {
  return data().submissionPresets[service];
}

/** The attributes that a command takes: pipe, spawn, and smtp and lmtp since 3.5. */
export function commandAttributes(program: string, target: Version): readonly CommandAttribute[] {
  return (section(program)?.attributes ?? []).filter((each) => isAvailable(each, target));
}

/** The letters that `flags=` of a command takes. */
export function commandFlags(program: string, target: Version): readonly CommandFlag[] {
  const found = section(program);
  return (found && 'flags' in found ? found.flags : []).filter((each) => isAvailable(each, target));
}

/** The `$name`s that pipe(8) replaces in its command; they are not main.cf's. */
export function pipeMacros(target: Version): readonly PipeMacro[] {
  return data().pipe.macros.filter((each) => isAvailable(each, target));
}

/** Those of them that repeat their argument for every recipient. */
export function perRecipientMacros(): readonly string[] {
  return data().pipe.perRecipientMacros;
}

function section(program: string): Data['pipe'] | Data['spawn'] | Data['smtpClient'] | undefined {
  if (program === 'pipe') return data().pipe;
  if (program === 'spawn') return data().spawn;
  return program === 'smtp' || program === 'lmtp' ? data().smtpClient : undefined;
}
