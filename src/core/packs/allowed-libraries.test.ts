import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allowedText, parseAllowed } from './allowed-libraries';

const [one, other] = ['a'.repeat(64), 'b'.repeat(64)];
const library = fc.record({
  sha256: fc.string({
    unit: fc.constantFrom('0', '7', '9', 'a', 'c', 'f'),
    minLength: 64,
    maxLength: 64,
  }),
  allowedAtMs: fc.option(fc.nat({ max: 8.64e15 / 10 })),
});

test('what was allowed is read as it was written', () => {
  const libraries = fc.uniqueArray(library, { selector: ({ sha256 }) => sha256 });
  fc.assert(
    fc.property(libraries, (allowed) => {
      expect(parseAllowed(allowedText(allowed))).toEqual(allowed);
    }),
  );
});

test('hashes without a moment are those of an early version', () => {
  expect(parseAllowed(`${one} ${other}`)).toEqual([
    { sha256: one, allowedAtMs: null },
    { sha256: other, allowedAtMs: null },
  ]);
});

test('nothing else is taken for a library, and none twice', () => {
  expect(parseAllowed(`nonsense ${one}@x ${one.slice(1)} ${other}@5 ${other}`)).toEqual([
    { sha256: other, allowedAtMs: 5 },
  ]);
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(parseAllowed(text)).toEqual([]);
    }),
  );
});
