// The posture as HTML, for the panel of an editor and for a file that stands alone: a table of services and versions, then for each service what
// its mark costs, which lines make it so, and the suites. Text alone: no script, no address, nothing that is loaded.
import { messages } from '../messages';
import { isPostQuantum } from '../tls/openssl/namedGroups';
import type { CipherSuite } from '../tls/openssl/suite';
import { hasUnknownKeys, type Spoken, serviceName } from '../tls/posture/posture';
import type { Deduction } from '../tls/posture/rating';
import type { Reason } from '../tls/posture/reasons';
import type { PostureReport, RatedPolicy, RatedService, RatedSpoken } from '../tls/posture/report';
import { LIBRARY_PROTOCOLS } from '../tls/protocols';
import { html, list, markOf } from './htmlParts';

const text = messages.posture;
const words = messages.policies;
const page = messages.posture.page;

/** A place as a reader sees it. */
export interface ShownPlace {
  /** `main.cf:12` */
  readonly label: string;
  /** What a click gives back; undefined where nobody can click. */
  readonly target: { readonly file: string; readonly line: number } | undefined;
}

/** A fix as a reader sees it. */
export interface ShownFix {
  /** What it does. */
  readonly label: string;
  /** What a press on its button gives back; undefined where nobody can press. */
  readonly key: string | undefined;
}

export interface PageContext {
  readonly placeOf: (reason: Reason) => ShownPlace | undefined;
  readonly fixOf: (spoken: RatedSpoken, deduction: Deduction) => ShownFix | undefined;
  /** What was assumed of Postfix and OpenSSL, in words. */
  readonly assumed: string;
}

/** What stands in <body>. */
export function posturePage({ services, mark }: PostureReport, context: PageContext): string {
  if (services.length === 0) return `<main><p>${html(page.noServices)}</p></main>`;
  const head = `<header>${markOf(mark)}<div><h1>${html(page.title)}</h1><p>${html(context.assumed)}</p></div></header>`;
  return `${head}<main>${overview(services)}${services.map((service, index) => section(service, index, context)).join('')}</main>`;
}

/** A file that needs nothing else. */
export function standalonePage(body: string, style: string): string {
  const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${html(page.title)}</title><style>${style}</style>`;
  return `<!doctype html>\n<html lang="en"><head>${head}</head><body>${body}</body></html>\n`;
}

function overview(services: readonly RatedService[]): string {
  const versions = LIBRARY_PROTOCOLS.map((protocol) => `<th scope="col">${html(text.protocol(protocol))}</th>`).join('');
  const head = `<tr><th scope="col">${html(page.service)}</th><th scope="col">TLS</th>${versions}<th scope="col" class="count">${html(page.suites)}</th><th scope="col">${html(page.mark)}</th></tr>`;
  const rows = services.flatMap((service, index) => [
    row(service, `s${index}`, serviceName(service), service.mark),
    ...service.policies.map((policy, at) => row(policy, `s${index}p${at}`, policyName(policy), policy.rating?.mark)),
  ]);
  return `<table class="overview"><thead>${head}</thead><tbody>${rows.join('')}</tbody></table>`;
}

function row(spoken: Spoken, id: string, name: string, mark: string | undefined): string {
  const cells = LIBRARY_PROTOCOLS.map((protocol) => versionCell(spoken, protocol)).join('');
  const count = spoken.ciphers.length + spoken.tls13Ciphers.length;
  const link = `<a href="#${id}">${html(name)}</a>`;
  return `<tr><th scope="row">${link}</th><td>${html(stateOf(spoken))}</td>${cells}<td class="count">${count || '–'}</td><td>${markOf(mark)}</td></tr>`;
}

const policyName = ({ destination }: RatedPolicy): string => `→ ${destination}`;

function versionCell({ protocols }: Spoken, protocol: (typeof LIBRARY_PROTOCOLS)[number]): string {
  if (!protocols.includes(protocol)) return `<td class="no"><span aria-label="${html(page.no)}">–</span></td>`;
  const isOld = protocol !== 'TLSv1.2' && protocol !== 'TLSv1.3';
  return `<td class="${isOld ? 'old' : 'yes'}">${html(isOld ? page.old : page.yes)}</td>`;
}

function section(service: RatedService, index: number, context: PageContext): string {
  const head = `<h2 id="s${index}" tabindex="-1">${html(serviceName(service))} <small>${html(text.roles[service.role])}</small></h2>`;
  return `<section>${head}${body(service, `c${index}`, context)}${policies(service, index, context)}</section>`;
}

function policies(service: RatedService, index: number, context: PageContext): string {
  const each = service.policies.map((policy, at) => {
    const id = `s${index}p${at}`;
    return `<h3 id="${id}" tabindex="-1">${html(policyName(policy))} <small>${html(policy.level)}</small></h3>${body(policy, `c${id}`, context)}`;
  });
  const unseen = service.unseenPolicies.length > 0 ? `<p>${html(words.unseen(service.unseenPolicies))}</p>` : '';
  return `${each.length > 0 ? `<h3>${html(words.title)}</h3>` : ''}${each.join('')}${unseen}`;
}

/** What its mark costs, why it is so, and the suites. */
function body(spoken: RatedSpoken, id: string, context: PageContext): string {
  const broken = spoken.broken ? `<p class="broken">${html(text.broken[spoken.broken])}</p>` : '';
  const deductions = (spoken.rating?.deductions ?? []).map((each) => deduction(each, spoken, context));
  const reasons = spoken.reasons.map((reason, at) => reasonRow(reason, spoken.reasons[at - 1], context)).join('');
  return `${broken}${list(deductions, 'deductions')}<table class="reasons"><tbody>${reasons}</tbody></table>${paragraph(keysText(spoken))}${groups(spoken)}${suites(spoken, id)}`;
}

/** With a link to the line that is to blame, where somebody wrote one, and what to do. */
function deduction(each: Deduction, spoken: RatedSpoken, context: PageContext): string {
  const { id, limit, count, fact } = each;
  const culprit = spoken.reasons.find((reason) => reason.fact === fact && reason.place && (id !== 'broken' || reason.isFatal));
  const place = culprit && context.placeOf(culprit);
  const said = `${html(text.deductions[id](count))}${place ? ` (${link(place)})` : ''}`;
  return `${markOf(limit)} <div class="said"><span>${said}</span>${fixButton(context.fixOf(spoken, each))}</div>`;
}

function fixButton(fix: ShownFix | undefined): string {
  if (!fix) return '';
  const label = html(page.fix(fix.label));
  return fix.key === undefined ? ` <span class="fix">${label}</span>` : ` <button class="fix" data-fix="${html(fix.key)}">${label}</button>`;
}

function reasonRow(reason: Reason, before: Reason | undefined, context: PageContext): string {
  const place = context.placeOf(reason);
  const fact = before?.fact === reason.fact ? '' : text.facts[reason.fact];
  const css = reason.isFatal ? ' class="broken"' : place ? '' : ' class="default"';
  return `<tr${css}><th scope="row">${html(fact)}</th><td>${html(reasonText(reason))}</td><td>${place ? link(place) : ''}</td></tr>`;
}

/** A reason in words, without its place. */
export function reasonText({ parameter, value, place, instead, isFatal, isPolicy, fault }: Reason): string {
  if (fault) return words.faultReason(words.fault(fault.kind, fault.text.replaceAll(/\s+/g, ' '), fault.detail));
  const said = isPolicy
    ? words.reason(parameter, value.replaceAll(/\s+/g, ' '), instead)
    : text.reason(parameter, value.replaceAll(/\s+/g, ' '), place !== undefined, instead);
  return isFatal ? text.fatalReason(said) : said;
}

/** What is known of the keys of a server's certificates; nothing where none counts. */
export function keysText(spoken: Spoken): string {
  if (hasUnknownKeys(spoken)) return text.keys.unknown;
  return spoken.protocols.length > 0 && spoken.keys ? text.keys.known(spoken.keys) : '';
}

function paragraph(said: string): string {
  return said === '' ? '' : `<p>${html(said)}</p>`;
}

function groups({ groups: names, protocols }: Spoken): string {
  if (protocols.length === 0 || names.length === 0) return '';
  return paragraph(page.groups(names.map((name) => (isPostQuantum(name) ? page.postQuantum(name) : name))));
}

function suites({ ciphers, tls13Ciphers, prefersOwnOrder, side }: Spoken, id: string): string {
  if (ciphers.length + tls13Ciphers.length === 0) return '';
  const order = side === 'client' ? '' : prefersOwnOrder ? page.ownOrder : page.clientOrder;
  const rows = [...tls13Ciphers.map(newSuite), ...ciphers.map(suiteRow)].join('');
  const head = page.suiteColumns.map((column) => `<th scope="col">${html(column)}</th>`).join('');
  const summary = `<summary>${html(page.suiteCount(ciphers.length + tls13Ciphers.length))} ${html(order)}</summary>`;
  return `<details id="${id}">${summary}<table class="suites"><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table></details>`;
}

function newSuite(name: string): string {
  const bits = name.includes('128') ? 128 : 256;
  return suiteCells(name, bits, [page.anyExchange, page.certificate, 'AEAD', page.yes]);
}

function suiteRow({ name, bits, keyExchange, authentication, mac }: CipherSuite): string {
  const isEphemeral = keyExchange === 'ECDH' || keyExchange === 'DH';
  const cells = [
    isEphemeral ? `${keyExchange}E` : keyExchange,
    authentication === 'None' ? page.nobody : authentication,
    mac,
    isEphemeral ? page.yes : page.no,
  ];
  return suiteCells(name, bits, cells);
}

function suiteCells(name: string, bits: number, cells: readonly string[]): string {
  const strength = `<td><meter min="0" low="112" high="127" optimum="256" max="256" value="${bits}">${bits}</meter> ${bits}</td>`;
  return `<tr><th scope="row">${html(name)}</th>${strength}${cells.map((cell) => `<td>${html(cell)}</td>`).join('')}</tr>`;
}

function link({ label, target }: ShownPlace): string {
  if (!target) return html(label);
  return `<a href="#" data-file="${html(target.file)}" data-line="${target.line}">${html(label)}</a>`;
}

/** What a service does about TLS, in a word or two. */
export function stateOf({ side, broken, wrapped, required, offered }: Spoken): string {
  if (broken) return text.brokenShort[broken];
  if (!offered) return text.states.none;
  if (wrapped) return text.states.wrapped;
  if (side === 'client') return required ? text.states.demanded : text.states.tried;
  return required ? text.states.required : text.states.offered;
}
