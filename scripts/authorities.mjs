// `node scripts/authorities.mjs`: whether what the rules say of authorities was looked at lately. Old facts are a warning, not a failure: nobody
// should be kept from building because a year has passed, and nobody should have to follow the news to trust the rules.
import { readFileSync } from 'node:fs';

const { asOf, checkEveryMonths, sources } = JSON.parse(readFileSync(new URL('../server/facts/authorities.json', import.meta.url), 'utf8'));
const due = new Date(asOf);
due.setMonth(due.getMonth() + checkEveryMonths);
if (!(due.getTime() > 0)) throw new Error('server/facts/authorities.json: asOf is no date');
if (sources.some(({ name, date, url }) => !name || !/^\d{4}(-\d{2})?$/.test(date) || !url)) throw new Error('a source without name, date or address');
if (due < new Date()) {
  console.log(`WARNING: the facts about authorities are as of ${asOf}. Look at each source, mend rules and marks, and write the new date:`);
  for (const { name, date, url, for: what } of sources) console.log(`  ${name} (${date}), ${url}: ${what}`);
} else console.log(`facts about authorities: as of ${asOf}, to be looked at again by ${due.toISOString().slice(0, 10)}`);
