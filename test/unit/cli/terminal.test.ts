// Colour is for terminals whose user did not switch it off.
import { expect, test } from 'vitest';
import { wantsColour } from '../../../server/src/cli/terminal';

test.each([
  [true, {}, true],
  [true, { NO_COLOR: '1' }, false],
  [true, { NO_COLOR: '' }, true],
  [true, { TERM: 'dumb' }, false],
  [false, {}, false],
])('terminal %s, environment %o: %s', (isTerminal, environment, expected) => {
  expect(wantsColour(isTerminal, environment)).toBe(expected);
});
