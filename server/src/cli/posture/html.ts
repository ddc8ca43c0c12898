// The posture as one file of HTML that needs nothing else.
import { coreMessages, formatVersion, posturePage, postureStyle, standalonePage } from '../../core';
import { fixText, Places, type PostureFormat } from './judged';

export const html: PostureFormat = function* ({ input, options, report, fixes, notes }) {
  const places = new Places(input);
  const body = posturePage(report, {
    assumed: [coreMessages.posture.assumed(formatVersion(options.target), options.openssl, options.profile), ...notes].join('. '),
    fixOf: (spoken, deduction) => {
      const fix = fixes.of(spoken, deduction);
      return fix && { label: fixText(fix, options), key: undefined };
    },
    placeOf: (reason) => {
      const place = places.of(reason);
      return place && { label: `${place.source.shown}:${place.line + 1}`, target: undefined };
    },
  });
  yield standalonePage(body, postureStyle);
};
