export const strengthRules = {};
