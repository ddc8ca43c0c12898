// The outline of a file: the settings of main.cf; the services of master.cf, with the options of each.
import type { Analysis } from '../analysis';
import type { FileKind, ServiceEntry, Setting } from '../model/configuration';
import { type Span, shift } from '../text';

export interface DocumentSymbol {
  readonly kind: 'setting' | 'service';
  readonly name: string;
  readonly detail: string;
  /** All of it, and the part that is its name. */
  readonly span: Span;
  readonly nameSpan: Span;
  readonly children: readonly DocumentSymbol[];
}

const MOST_DETAIL = 80;

export function documentSymbols({ configuration }: Analysis, file: FileKind): DocumentSymbol[] {
  return file === 'main' ? configuration.settings.map(ofSetting) : configuration.services.map(ofService);
}

function ofSetting(setting: Setting): DocumentSymbol {
  const span = setting.override ? setting.span : shift(setting.assignment.span, setting.node.start);
  return { kind: 'setting', name: setting.name, detail: shortened(setting.value), span, nameSpan: setting.nameSpan, children: [] };
}

function ofService(service: ServiceEntry): DocumentSymbol {
  return {
    kind: 'service',
    name: service.name,
    detail: `${service.type} ${service.command}`,
    span: service.span,
    nameSpan: service.fieldSpan('service'),
    children: service.overrides.map(ofSetting),
  };
}

function shortened(value: string): string {
  const line = value.replaceAll(/\s+/g, ' ');
  return line.length > MOST_DETAIL ? `${line.slice(0, MOST_DETAIL - 1)}…` : line;
}
