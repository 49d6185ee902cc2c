import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answer, answered, column, run, stamp } from './fakes';
import { settings } from '../comparison/fakes';
import { commonLength, compareRuns } from './replay';
import type { Cell, Run } from './run';

const now = (change: Partial<Run> = {}): Run =>
  run({ id: 'again', origin: { kind: 'replay', of: 'run' }, ...change });

const figures = {
  firstTokenMs: 1,
  tokensPerSecond: 1,
  tokens: 1,
  prefilledTokens: 1,
  reusedCache: false,
  enginePrefillTokensPerSecond: 1,
  engineDecodeTokensPerSecond: 1,
};
const circumstances = { fresh: true, contended: false, afterLoss: false, place: 0 };

function only(change: Partial<Parameters<typeof answer>[1]>, stamped: Cell['stamp'] = stamp): Run {
  const outcome = { kind: 'answered' as const, answer: answer('Yes.', change) };
  return now({ cells: [{ item: 0, column: 0, stamp: stamped, outcome }] });
}

test('the same answers are the same, and nothing differs', () => {
  expect(compareRuns(run(), now())).toMatchObject({ compared: 3, same: 3, differences: [] });
});

test('another text is told with where it begins', () => {
  const [cell] = compareRuns(run(), now({ cells: [answered(0, 0, 'Yet.')] })).cells;
  expect(cell).toMatchObject({ text: 'other', sameCharacters: 2 });
});

test('what is not there yet is not compared', () => {
  const { compared, cells } = compareRuns(run(), now({ cells: [] }));
  expect(compared).toBe(0);
  expect(cells.map(({ text }) => text)).toEqual(new Array(4).fill('missing'));
});

test('what failed is not compared, also where both have the same text, which is none', () => {
  const outcome = {
    kind: 'failed' as const,
    failure: { kind: 'device-lost' },
    answer: answer('', { finish: 'interrupted' }),
  };
  const lost: Partial<Run> = { cells: [{ item: 0, column: 0, stamp, outcome }] };
  const given: Partial<Run> = { cells: [answered(0, 0, '')] };
  for (const [then, again] of [
    [lost, lost],
    [lost, given],
    [given, lost],
  ] as const) {
    const comparison = compareRuns(run(then), now(again));
    expect(comparison).toMatchObject({ compared: 0, same: 0, differences: [] });
    expect(comparison.cells[0]?.text).toBe('missing');
  }
});

describe('what differs is named:', () => {
  test.each([
    ['weights', only({}, { ...stamp, weightsSha256: 'x' })],
    ['library', only({}, { ...stamp, librarySha256: 'x' })],
    ['settings', only({}, { ...stamp, settingsSha256: 'x' })],
    ['context', only({}, { ...stamp, contextTokens: 7 })],
    ['app', only({}, { ...stamp, appVersion: 'x' })],
    ['engine', only({}, { ...stamp, engineVersion: 'x' })],
    ['browser', only({}, { ...stamp, browser: 'x' })],
    ['adapter', only({}, { ...stamp, adapter: { vendor: 'v', architecture: 'x' } })],
    ['no-stamp', only({}, null)],
    ['cache', only({ figures: { ...figures, reusedCache: true } })],
    ['cache', only({ circumstances: { ...circumstances, fresh: false } })],
    ['contended', only({ circumstances: { ...circumstances, contended: true } })],
    ['after-loss', only({ circumstances: { ...circumstances, afterLoss: true } })],
    ['finish', only({ finish: 'time' })],
    ['settings', now({ columns: [column('one', { settings: { ...settings, seed: 2 } })] })],
    ['model', now({ columns: [column('other')] })],
    ['prompt', now({ items: run().items.map((item) => ({ ...item, text: 'Third?' })) })],
    ['prompt', now({ columns: [column('one', { before: [{ prompt: 'a', answer: 'b' }] })] })],
  ] as const)('%s', (difference, again) => {
    const { differences } = compareRuns(run({ cells: [answered(0, 0, 'Yes.')] }), again);
    expect(differences).toEqual([difference]);
  });
});

test('no character is cut where two texts part', () => {
  expect(commonLength('a😀', 'a😁')).toBe(1);
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'binary' }),
      (begin, one, other) => {
        const length = commonLength(begin + one, begin + other);
        expect(length).toBeGreaterThanOrEqual(begin.length);
        expect((begin + one).slice(0, length)).toBe((begin + other).slice(0, length));
        expect((begin + one).slice(0, length)).not.toMatch(/\p{Surrogate}/u);
      },
    ),
  );
});
