// The texts of the tables in server/facts, as `npm run generate` makes them: half of the core, and not needed to start. The build makes a script
// of its own of them, dist/facts.js, from which the core takes them at the first question (scripts/build.mjs).
export * from './catalogue/generated/enums';
export * from './catalogue/generated/expansion';
export * from './catalogue/generated/master';
export * from './catalogue/generated/parameters';
export * from './catalogue/generated/restrictions';
export * from './catalogue/generated/tables';
export * from './tls/openssl/generated/suites';
