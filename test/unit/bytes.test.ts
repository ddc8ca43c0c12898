// Bytes to text and back: exact for everything, fast for what is sound UTF-8.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeBytes, encodeBytes } from '../../server/src/bytes';
import { cpuTime } from './cpuTime';

const roundTrip = (bytes: number[] | Uint8Array): number[] => [...encodeBytes(decodeBytes(Uint8Array.from(bytes)))];

describe('decodeBytes and encodeBytes', () => {
  test('sound UTF-8 is plain text, byte order mark included', () => {
    const bytes = new TextEncoder().encode('\ufeffmyhostname = größe 🌍\r\n');
    expect(decodeBytes(bytes)).toBe('\ufeffmyhostname = größe 🌍\r\n');
    expect(roundTrip(bytes)).toEqual([...bytes]);
  });

  test('a stray byte becomes one lone surrogate between sound neighbours', () => {
    expect(decodeBytes(Uint8Array.from([0x61, 0xe9, 0xc3, 0xa9, 0x62]))).toBe('a\udce9éb');
  });

  test.each([
    ['Latin-1', [0x67, 0x72, 0xf6, 0xdf, 0x65]],
    ['overlong form', [0xc0, 0xaf, 0xe0, 0x80, 0xaf, 0xf0, 0x80, 0x80, 0xaf]],
    ['encoded surrogate', [0xed, 0xb2, 0x80, 0xed, 0xa0, 0x80]],
    ['cut off at the end', [0x61, 0xf0, 0x9f, 0x8c]],
    ['above U+10FFFF', [0xf4, 0x90, 0x80, 0x80]],
    ['UTF-16 with its mark', [0xff, 0xfe, 0x6d, 0x00, 0x79, 0x00]],
    ['highest character and a stray byte', [0xf4, 0x8f, 0xbf, 0xbf, 0x80]],
    ['character beside a byte that looks like the half of a pair', [0xf0, 0x9f, 0x98, 0x80, 0xff]],
  ])('%s comes back', (_name, bytes) => {
    expect(roundTrip(bytes)).toEqual(bytes);
  });

  test('any bytes come back', () => {
    const any = fc.uint8Array({ maxLength: 80 });
    const utf8 = fc.string({ unit: 'binary', maxLength: 30 }).map((text) => new TextEncoder().encode(text));
    const mixed = fc.array(fc.oneof(any, utf8), { maxLength: 6 }).map((parts) => Uint8Array.from(parts.flatMap((part) => [...part])));
    fc.assert(
      fc.property(mixed, (bytes) => {
        return Buffer.compare(encodeBytes(decodeBytes(bytes)), bytes) === 0;
      }),
      { numRuns: 3000, seed: 20261124 },
    );
  });

  test('chunks meet without loss', () => {
    const bytes = Uint8Array.from({ length: 40_000 }, (_, i) => [0xf0, 0x9f, 0x8c, 0x8d, 0x41, 0xff, 0xc3, 0xa9][i % 8] as number);
    expect(roundTrip(bytes)).toEqual([...bytes]);
  });

  test('50 MB take seconds, sound or not', () => {
    const sound = new Uint8Array(50_000_000).fill(0x61);
    const unsound = sound.slice();
    for (let at = 0; at < unsound.length; at += 50_000) unsound[at] = 0xff;
    const roundTrips = (): boolean => [sound, unsound].every((bytes) => Buffer.compare(encodeBytes(decodeBytes(bytes)), bytes) === 0);
    expect(
      cpuTime(() => {
        expect(roundTrips()).toBe(true);
      }),
    ).toBeLessThan(8000);
  });
});
