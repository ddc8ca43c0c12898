// The posture as one file of HTML that needs nothing else.
import { coreMessages, formatVersion, posturePage, postureStyle, standalonePage } from '../../core';
import { Places, type PostureFormat } from './judged';

export const html: PostureFormat = function* ({ input, options, report, notes }) {
  const places = new Places(input);
  const body = posturePage(report, {
    assumed: [coreMessages.posture.assumed(formatVersion(options.target), options.openssl, options.profile), ...notes].join('. '),
    placeOf: (reason) => {
      const place = places.of(reason);
      return place && { label: `${place.source.shown}:${place.line + 1}`, target: undefined };
    },
  });
  yield standalonePage(body, postureStyle);
};
