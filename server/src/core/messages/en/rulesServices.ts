export const serviceRules = {};
