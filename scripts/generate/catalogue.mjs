// The catalogue: the fact tables, checked, as modules of server/src/core/catalogue/generated. Gives texts; writes nothing.
import { checkEnums, idsModule } from './enums.mjs';
import { Complaints, dataModule, readTable } from './facts.mjs';
import { familiesModule, parametersModule } from './parameters.mjs';
import { expansionData, masterData, restrictionsData, tablesData } from './syntax.mjs';

const FOLDER = 'server/src/core/catalogue/generated';
const TABLES = ['parameters', 'enums', 'restrictions', 'tables', 'master', 'expansion', 'releases'];

/** The fact tables by name, as they are in server/facts. */
export function readFacts() {
  return Object.fromEntries(TABLES.map((name) => [name, readTable(`${name}.json`)]));
}

/** Path and text of every generated file of the catalogue. Throws with all complaints if a table has something unknown in it. */
export function catalogue(facts = readFacts()) {
  const complaints = new Complaints();
  checkEnums(facts, complaints);
  const data = (name, value) => dataModule(name, `${name}.json`, JSON.stringify(value));
  const files = {
    'ids.ts': idsModule(facts.enums),
    'families.ts': familiesModule(facts.parameters),
    'parameters.ts': parametersModule(facts.parameters, facts, complaints),
    'enums.ts': data('enums', facts.enums),
    'restrictions.ts': data('restrictions', restrictionsData(facts, complaints)),
    'tables.ts': data('tables', tablesData(facts, complaints)),
    'master.ts': data('master', masterData(facts, complaints)),
    'expansion.ts': data('expansion', expansionData(facts, complaints)),
  };
  if (complaints.list.length > 0) throw new Error(complaints.list.join('\n'));
  return Object.entries(files).map(([file, text]) => ({ path: `${FOLDER}/${file}`, text }));
}
