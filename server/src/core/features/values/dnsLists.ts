// DNS lists: `domain=filter*weight` of postscreen, `domain=filter` behind a restriction.
import { messages } from '../../messages';
import { code } from '../markdown';
import { named, type ValueModule } from './valueModule';

const text = messages.hover.valueWords;

export const dnsLists: ValueModule = { describe: (word) => named(word, describeDnsList(word, true)) };

export function describeDnsList(word: string, hasWeight: boolean): string | undefined {
  const [, domain, filter, weight = '1'] = /^([\w.-]+)(?:=([^*]+))?(?:\*([+-]?\d+))?$/.exec(word) ?? [];
  if (domain === undefined) return undefined;
  const parts = [text.dnsList(code(domain)), filter === undefined ? '' : text.dnsAnswer(code(filter)), hasWeight ? text.dnsPoints(Number(weight)) : ''];
  return parts.filter(Boolean).join(' ');
}
