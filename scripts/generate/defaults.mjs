// Whether a built-in default fits the declared type of its parameter. What contains $ or <...> is only known at run time and always fits.

const FITS = {
  boolean: (value) => /^(yes|no)$/.test(value),
  integer: (value, parameter) => /^-?\d+$/.test(value) && inRange(Number(value), parameter),
  time: (value, parameter) => /^\d+[smhdw]?$/.test(value) && inRange(seconds(value), parameter),
  enum: (value, parameter) => isAllowed(value, parameter),
  'enum-list': (value, parameter) => words(value).every((word) => isAllowed(word, parameter)),
  map: (value) => value === '' || isTable(value),
  'map-list': (value) => words(value).every(isTable),
  'map-type': (value) => /^[a-z]+$/.test(value),
  'octal-mode': (value) => /^0[0-7]{3}$/.test(value),
  'feedback-expression': (value) => /^\d+(\.\d+)?(\/\d+|\/concurrency|\/sqrt_concurrency)?$/.test(value),
  'protocol-list': (value) => words(value).every((word) => /^(!|[<>]=)?(SSLv[23]|TLSv1(\.[1-3])?)$/.test(word)),
};

/** A complaint in words, or undefined where the default fits. */
export function misfit(value, parameter) {
  if (/[$<]/.test(value) && !(parameter.type === 'protocol-list' && !value.includes('$'))) return undefined;
  if (value === '' && parameter.allowEmpty === false && !parameter.mustBeSetFor) return 'the default is empty, but allowEmpty is false';
  if (value === '') return undefined;
  const { minLength = 0, maxLength = Number.POSITIVE_INFINITY } = parameter;
  if (value.length < minLength || value.length > maxLength) return `default ${JSON.stringify(value)} is shorter or longer than its limits`;
  const fits = FITS[parameter.type];
  return fits && !fits(value, parameter) ? `default ${JSON.stringify(value)} does not fit type ${parameter.type}` : undefined;
}

function inRange(number, { min, max }) {
  return (min ?? -Infinity) <= number && number <= (max ?? Infinity);
}

function isAllowed(word, { allowedValues, openSet, valuesCaseSensitive }) {
  if (openSet) return true;
  const fold = (text) => (valuesCaseSensitive ? text : text.toLowerCase());
  return allowedValues?.some(({ value }) => fold(value) === fold(word)) ?? false;
}

function isTable(word) {
  return /^[a-z]+:\S+$/.test(word);
}

function seconds(value) {
  const unit = { s: 1, m: 60, h: 3600, d: 86400, w: 604800 }[value.at(-1)];
  return unit ? Number(value.slice(0, -1)) * unit : Number(value);
}

function words(value) {
  return value.split(/[\s,]+/).filter(Boolean);
}
