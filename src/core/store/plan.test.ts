import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ModelFile } from '../catalogue/files';
import { planFetch, sameFiles } from './plan';

const part = fc
  .record({ name: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), sizeBytes: fc.nat(1000) })
  .map(({ name }) => ({ path: name, sizeBytes: name.charCodeAt(0), sha256: name.repeat(64) }));
const file = fc
  .array(part, { minLength: 1, maxLength: 4 })
  .map((parts, index?: number): ModelFile => ({
    path: `file${index ?? 0}`,
    sizeBytes: parts.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    sha256: '0'.repeat(64),
    parts,
  }));
const files = fc.array(file, { maxLength: 5 });
const here = fc
  .uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'))
  .map((names) => new Set(names.map((name) => name.repeat(64))));

describe('a fetch plan', () => {
  test('asks for each part that is not here once, and for no other', () => {
    fc.assert(
      fc.property(files, here, (list, present) => {
        const plan = planFetch(list, present);
        const wanted = plan.missing.map(({ sha256 }) => sha256);
        const all = new Set(list.flatMap(({ parts }) => parts.map(({ sha256 }) => sha256)));
        expect(new Set(wanted).size).toBe(wanted.length);
        expect(new Set(wanted)).toEqual(new Set([...all].filter((hash) => !present.has(hash))));
      }),
    );
  });

  test('counts bytes so that what is here and what is missing make the whole', () => {
    fc.assert(
      fc.property(files, here, (list, present) => {
        const plan = planFetch(list, present);
        const whole = planFetch(list, new Set());
        const kept = planFetch(
          list,
          new Set(plan.missing.map(({ sha256 }) => sha256)),
        ).missingBytes;
        expect(plan.totalBytes).toBe(whole.missingBytes);
        expect(plan.missingBytes + kept).toBe(plan.totalBytes);
      }),
    );
  });
});

test('listings are the same only with the same bytes under the same names in the same order', () => {
  const one = { path: 'a', sizeBytes: 1, sha256: 'x', parts: [] };
  const two = { path: 'b', sizeBytes: 1, sha256: 'y', parts: [] };
  expect(sameFiles([one, two], [{ ...one }, { ...two }])).toBe(true);
  expect(sameFiles([one, two], [two, one])).toBe(false);
  expect(sameFiles([one], [{ ...one, sha256: 'z' }])).toBe(false);
});
