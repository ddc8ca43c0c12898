// Domain names between their Unicode and their ASCII form, for the functions domain_to_ascii and domain_to_utf8. Punycode is RFC 3492;
// of UTS 46 only what real names need: lower case, normal form C, and the dots of other scripts. Knows no parameters.

const BASE = 36;
const FIRST_TO_ENCODE = 128;

/** `münchen.example` -> `xn--mnchen-3ya.example`; undefined for what is no domain name. */
export function domainToAscii(domain: string): string | undefined {
  if (/^[\0-\x7f]*$/.test(domain)) return domain;
  if (/[\ud800-\udfff]/u.test(domain)) return undefined;
  const labels = domain
    .replace(/[\u3002\uff0e\uff61]/g, '.')
    .toLowerCase()
    .normalize('NFC')
    .split('.');
  const encoded = labels.map((label) => (/^[\0-\x7f]*$/.test(label) ? label : `xn--${encode(label)}`));
  return encoded.some((label) => label.length > 63) ? undefined : encoded.join('.');
}

/** `xn--mnchen-3ya.example` -> `münchen.example`; undefined for what is no domain name. */
export function domainToUnicode(domain: string): string | undefined {
  if (/[^\0-\x7f]/.test(domain)) return domain;
  const decoded: string[] = [];
  for (const label of domain.toLowerCase().split('.')) {
    const text = label.startsWith('xn--') ? decode(label.slice(4)) : label;
    if (text === undefined) return undefined;
    decoded.push(text);
  }
  return decoded.join('.');
}

function encode(label: string): string {
  const points = [...label].map((char) => char.codePointAt(0) as number);
  const basic = points.filter((point) => point < FIRST_TO_ENCODE).map((point) => String.fromCharCode(point));
  let result = basic.length ? `${basic.join('')}-` : '';
  let [done, delta, bias] = [basic.length, 0, 72];
  for (let next = FIRST_TO_ENCODE; done < points.length; next++, delta++) {
    const smallest = Math.min(...points.filter((point) => point >= next));
    delta += (smallest - next) * (done + 1);
    next = smallest;
    for (const point of points) {
      if (point < next) delta++;
      if (point !== next) continue;
      result += digits(delta, bias);
      bias = adapt(delta, done + 1, done === basic.length);
      delta = 0;
      done++;
    }
  }
  return result;
}

function digits(delta: number, bias: number): string {
  let [rest, result] = [delta, ''];
  for (let k = BASE; ; k += BASE) {
    const threshold = thresholdAt(k, bias);
    if (rest < threshold) return result + digit(rest);
    result += digit(threshold + ((rest - threshold) % (BASE - threshold)));
    rest = Math.floor((rest - threshold) / (BASE - threshold));
  }
}

function decode(code: string): string | undefined {
  const hyphen = code.lastIndexOf('-');
  const points = [...code.slice(0, Math.max(0, hyphen))].map((char) => char.charCodeAt(0));
  let [point, position, bias] = [FIRST_TO_ENCODE, 0, 72];
  for (let at = hyphen + 1; at < code.length; ) {
    const before = position;
    let weight = 1;
    for (let k = BASE; ; k += BASE) {
      const value = digitValue(code[at++]);
      if (value === undefined) return undefined;
      position += value * weight;
      const threshold = thresholdAt(k, bias);
      if (value < threshold) break;
      weight *= BASE - threshold;
    }
    bias = adapt(position - before, points.length + 1, before === 0);
    point += Math.floor(position / (points.length + 1));
    position %= points.length + 1;
    if (point > 0x10ffff) return undefined;
    points.splice(position++, 0, point);
  }
  return String.fromCodePoint(...points);
}

function thresholdAt(k: number, bias: number): number {
  return Math.min(26, Math.max(1, k - bias));
}

function digit(value: number): string {
  return String.fromCharCode(value < 26 ? value + 97 : value + 22);
}

function digitValue(char: string | undefined): number | undefined {
  if (char === undefined) return undefined;
  if (/[a-z]/.test(char)) return char.charCodeAt(0) - 97;
  return /\d/.test(char) ? char.charCodeAt(0) - 22 : undefined;
}

function adapt(delta: number, length: number, first: boolean): number {
  let rest = first ? Math.floor(delta / 700) : delta >> 1;
  rest += Math.floor(rest / length);
  let k = 0;
  for (; rest > 455; k += BASE) rest = Math.floor(rest / (BASE - 1));
  return k + Math.floor((36 * rest) / (rest + 38));
}
