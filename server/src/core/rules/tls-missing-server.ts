// Settings of the profile that nobody wrote: see missingSettings.ts.
import { missingRule } from './missingSettings';

export const tlsMissingServer = missingRule('server');
