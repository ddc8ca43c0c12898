// The tables of restrictions, lookup tables, master.cf and $name: checks them and picks what ships.
// A section says which fields its records may have; `drop` are those that only say where a fact comes from.

const words = (text) => text.split(/\s+/);

const RESTRICTIONS = {
  restrictions: {
    key: 'name',
    fields: words(`name argument kind stage contexts contextsWithoutDelayReject introducedIn documentedUnder searchOrder searchOrderSince permitForbidden
      singleRecipientOnlyIn deprecatedSince replacement aliasOf documented removedIn parameters terminal replyCode relayGuard requiresSasl expandsTo modifies`),
    drop: words('introducedInIsUpperBound documentedSince docUrl'),
  },
  otherLists: {},
  lists: { key: 'context', fields: words('context parameter bareTableMeans evaluatedAt') },
  syntax: { ship: false },
  relayGuard: {},
  relayOrder: {},
  policyService: {},
  dnsxl: {},
  accessActions: { key: 'action', fields: words('action introducedIn argument documented aliasOf') },
  accessActionForms: { key: 'form', fields: words('form regex meaning') },
};

const TABLES = {
  types: {
    key: 'type',
    fields: words(`type introducedIn backports kind argument suffixes create library writable sequence deprecated manual inlineSince pattern nests config
      mainCfSource untrusted substitution service restrictedBy bracesSince alwaysFinds resultSeparator values`),
    drop: words('introducedInIsUpperBound build plugin inReferenceBuild inDebian3.7.11 libraryVersions'),
  },
  syntax: { ship: false },
  nested: {},
  caches: {},
  securitySensitive: {},
  nonBerkeleyDb: {},
  clientSettings: {
    groups: true,
    key: 'name',
    fields: words('name type default allowEmpty introducedIn min max minLength maxLength legacyQuery'),
    drop: words('introducedInIsUpperBound'),
  },
  mainCfSources: {},
  postmapDefault: { ship: false },
  postaliasDefault: { ship: false },
};

const MASTER = {
  fields: {
    key: 'name',
    fields: words(`position name postconfField default syntax values caseSensitive constraint defaultBelowCompatibilityLevel defaultBefore unit regex zeroMeans
      questionMark pathRelativeTo rest`),
  },
  dash: { ship: false },
  lineSyntax: { ship: false },
  serviceTypes: { key: 'type', fields: words('type introducedIn accessibleFrom private socketBelow receives usedBy') },
  daemons: {
    key: 'program',
    fields: words('program skeleton processLimitMustBe introducedIn backports manual serviceTypes commandArguments stockServices unprivilegedMustBe'),
    drop: words('introducedInIsUpperBound'),
  },
  daemonOptions: {},
  stressOverride: {},
  stockServices: { key: 'service', fields: words('service type private unprivileged chroot wakeup processLimit command active arguments') },
  stockChanges: { ship: false },
  commonOverrides: { key: 'parameter', fields: ['parameter'], drop: ['seenIn'] },
  submissionPresets: {},
  pipe: {},
  spawn: {},
  smtpClient: {},
  disableServices: {},
  stockActive: {},
};

const EXPANSION = { mainCf: {}, nameSpaces: {}, rawParameters: {}, doubleDollarRule: { ship: false } };

export const restrictionsData = ({ restrictions }, complaints) => pick('restrictions.json', restrictions, RESTRICTIONS, complaints);
export const tablesData = ({ tables }, complaints) => pick('tables.json', tables, TABLES, complaints);
export const masterData = ({ master }, complaints) => pick('master.json', master, MASTER, complaints);
export const expansionData = ({ expansion }, complaints) => pick('expansion.json', expansion, EXPANSION, complaints);

function pick(table, data, sections, complaints) {
  complaints.fields(table, 'the table', data, new Set(Object.keys(sections)));
  const shipped = Object.entries(sections).filter(([, section]) => section.ship !== false);
  return Object.fromEntries(shipped.map(([name, section]) => [name, pickSection(table, data[name], section, complaints)]));
}

function pickSection(table, value, section, complaints) {
  if (!section.fields) return value;
  if (section.groups) {
    return Object.fromEntries(Object.entries(value).map(([group, records]) => [group, pickRecords(table, records, section, complaints)]));
  }
  return pickRecords(table, value, section, complaints);
}

function pickRecords(table, records, { key, fields, drop = [] }, complaints) {
  return records.map((record) => {
    complaints.fields(table, record[key], record, new Set([...fields, ...drop]));
    for (const field of ['introducedIn', 'deprecatedSince', 'removedIn']) {
      if (record[field] !== undefined) complaints.version(table, record[key], field, record[field]);
    }
    return Object.fromEntries(fields.filter((field) => record[field] !== undefined).map((field) => [field, record[field]]));
  });
}
