// What changes from one configuration to another, for those who are about to deploy it.
import { coreMessages, type PostureReport, postureDifference, type ServiceDifference } from '../../core';
import { visible } from '../terminal';

const text = coreMessages.posture.difference;

export function differenceText(before: PostureReport, after: PostureReport): string {
  const services = postureDifference(before, after);
  const whole = text.marks(before.mark, after.mark);
  return `${services.length === 0 ? `${text.none}\n` : services.map(serviceText).join('')}${whole && `\n${whole}\n`}`;
}

function serviceText({ name, before, after, changes, consequences }: ServiceDifference): string {
  const marks = before && after ? text.marks(before.rating?.mark, after.rating?.mark) : '';
  const head = `${visible(name)}: ${changes.join(', ')}${marks && ` (${marks})`}`;
  return `${[head, ...consequences.map((each) => `  ${each}`)].join('\n')}\n`;
}
