import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseCatalogue } from '../catalogue/catalogue';
import { failed, success } from '../outcome';
import type { AdapterRecord } from './adapter';
import { defaultBudget, leastBudgetBytes, lowered, parseBudget, type Budget } from './budget';
import { adapter as usual } from './fakes';
import { pageBytes } from './memory';

const GiB = 2 ** 30;
const adapter: AdapterRecord = { ...usual, limits: { maxBufferSize: 4 * GiB } };
const byDefault = (change: Partial<AdapterRecord>, deviceMemoryBytes: number | null) =>
  defaultBudget({ adapter: success({ ...adapter, ...change }), deviceMemoryBytes }).bytes;

describe('the default budget', () => {
  test('is half of the memory that the browser tells of without what the page takes, within two of the largest buffers', () => {
    expect(byDefault({}, 8 * GiB)).toBe(4 * GiB - pageBytes);
    expect(byDefault({ limits: { maxBufferSize: GiB } }, 8 * GiB)).toBe(2 * GiB);
  });

  test('is a quarter where the graphics are software, in the same memory as everything else', () => {
    expect(byDefault({ isFallback: true }, 8 * GiB)).toBe(2 * GiB - pageBytes);
  });

  test('is one of the largest buffers where the browser does not tell', () => {
    expect(byDefault({ limits: { maxBufferSize: GiB } }, null)).toBe(GiB);
  });

  test('is never less than the models of the page need together', () => {
    const none = defaultBudget({
      adapter: failed({ kind: 'no-adapter' }),
      deviceMemoryBytes: null,
    });
    expect(none).toEqual({ source: 'default', bytes: leastBudgetBytes });
    const catalogue = parseCatalogue(readFileSync('models.json', 'utf8'));
    const embedded = catalogue.ok
      ? catalogue.value.models.filter(({ files }) => files.kind === 'complete')
      : [];
    expect(embedded.length).toBeGreaterThan(1);
    const together = embedded.reduce((sum, { needs }) => sum + (needs.memoryBytes ?? 0), 0);
    expect(together).toBeLessThan(leastBudgetBytes);
  });
});

describe('after a failure', () => {
  const budget: Budget = { source: 'default', bytes: 4e9 };

  test('of memory it is three quarters of what was taken, and says what it was and when', () => {
    const trouble = { kind: 'out-of-memory', takenBytes: 2e9 } as const;
    expect(lowered(budget, trouble, 7)).toEqual({
      source: 'lowered',
      bytes: 1.5e9,
      fromBytes: 4e9,
      atMs: 7,
      cause: 'out-of-memory',
    });
  });

  test('of the device it is lowered only where much of it was taken', () => {
    const lost = (takenBytes: number) => lowered(budget, { kind: 'device-lost', takenBytes }, 7);
    expect(lost(205e6)).toBe(budget);
    expect(lost(2e9)).toBe(budget);
    expect(lost(2.1e9)).toMatchObject({ source: 'lowered', bytes: 2.1e9 * 0.75 });
  });

  test('it never grows, and never goes below what the models of the page need', () => {
    const bytes = fc.integer({ min: leastBudgetBytes, max: 1e11 });
    const kind = fc.constantFrom('out-of-memory' as const, 'device-lost' as const);
    fc.assert(
      fc.property(bytes, kind, fc.nat(1e11), (before, cause, takenBytes) => {
        const after = lowered({ source: 'person', bytes: before }, { kind: cause, takenBytes }, 0);
        expect(after.bytes).toBeLessThanOrEqual(before);
        expect(after.bytes).toBeGreaterThanOrEqual(leastBudgetBytes);
      }),
    );
  });
});

describe('what is remembered', () => {
  test('comes back as it was', () => {
    const person = { source: 'person', bytes: 3 } as const;
    const less = lowered(
      { source: 'person', bytes: 4e9 },
      { kind: 'out-of-memory', takenBytes: 4e9 },
      1,
    );
    for (const budget of [person, less]) {
      expect(parseBudget(JSON.stringify(budget))).toEqual(budget);
    }
  });

  test.each([null, '', 'nonsense', '{}', '{"source":"person","bytes":-1}', '{"source":"default"}'])(
    'is nothing where %j stands',
    (text) => {
      expect(parseBudget(text)).toBeUndefined();
    },
  );
});
