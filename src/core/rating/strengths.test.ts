import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { StrengthFit } from './strengths';
import fixture from './strengths.fixture.json';

function fitted(wins: readonly (readonly number[])[], deviation?: number): number[] {
  const strengths = new Float64Array(wins.length);
  new StrengthFit(wins.length, deviation).fit(Float64Array.from(wins.flat()), strengths);
  return [...strengths];
}

function expectAlike(found: readonly number[], expected: readonly number[], within: number): void {
  expect(found.length).toBe(expected.length);
  for (const [place, strength] of expected.entries()) {
    expect(Math.abs((found[place] ?? Number.NaN) - strength)).toBeLessThan(within);
  }
}

describe('on the games of the American League’s eastern division, 1987', () => {
  test('without a prior the strengths are those that are published', () => {
    // Agresti, Categorical Data Analysis; four decimals as R's BradleyTerry2 prints them.
    const published = [1.5814, 1.4364, 1.2945, 1.2476, 1.1077, 0.6839, 0];
    const found = fitted(fixture.wins, Infinity);
    const baltimore = found.at(-1) ?? Number.NaN;
    const overBaltimore = found.map((strength) => strength - baltimore);
    expectAlike(overBaltimore, published, 5.1e-5);
  });

  test('and those of another program to 1e-9', () => {
    expectAlike(fitted(fixture.wins, Infinity), fixture.strengths, 1e-9);
  });

  test('with the prior they are those of another program to 1e-9', () => {
    expectAlike(fitted(fixture.wins, fixture.deviation), fixture.penalised, 1e-9);
  });

  test('also where one has won every game', () => {
    const { wins, penalised } = fixture.undefeated;
    expectAlike(fitted(wins), penalised, 1e-9);
  });
});

const tables = fc.integer({ min: 2, max: 8 }).chain((size) =>
  fc
    .array(fc.array(fc.nat({ max: 30 }), { minLength: size, maxLength: size }), {
      minLength: size,
      maxLength: size,
    })
    .map((rows) => rows.map((row, place) => row.map((won, at) => (at === place ? 0 : won)))),
);

test('any table has finite strengths with the mean 0, at which the penalised likelihood is flat', () => {
  fc.assert(
    fc.property(tables, (wins) => {
      const strengths = fitted(wins);
      const sum = strengths.reduce((all, strength) => all + strength, 0);
      expect(Math.abs(sum)).toBeLessThan(1e-9);
      for (const [row, strength] of strengths.entries()) {
        let slope = -strength / 4;
        for (const [column, other] of strengths.entries()) {
          const [won, lost] = [wins[row]?.[column] ?? 0, wins[column]?.[row] ?? 0];
          slope += won - (won + lost) / (1 + Math.exp(other - strength));
        }
        expect(Math.abs(slope)).toBeLessThan(1e-8);
      }
    }),
  );
});

test('the fit finds the same from wherever it starts', () => {
  const starts = fc.array(fc.double({ min: -20, max: 20, noNaN: true }), {
    minLength: 7,
    maxLength: 7,
  });
  fc.assert(
    fc.property(starts, (start) => {
      const mean = start.reduce((sum, value) => sum + value, 0) / start.length;
      const strengths = Float64Array.from(start, (value) => value - mean);
      new StrengthFit(7).fit(Float64Array.from(fixture.wins.flat()), strengths);
      expectAlike([...strengths], fixture.penalised, 1e-6);
    }),
  );
});

test('one that always wins, thousands of times, has a finite strength', () => {
  const [winner = Number.NaN, loser = Number.NaN] = fitted([
    [0, 5000],
    [0, 0],
  ]);
  expect(winner).toBeGreaterThan(3);
  expect(winner).toBeLessThan(6);
  expect(loser).toBeCloseTo(-winner, 9);
});

test('the covariance of two is that of the textbook', () => {
  const wins = Float64Array.from([0, 30, 10, 0]);
  const fit = new StrengthFit(2);
  const strengths = new Float64Array(2);
  fit.fit(wins, strengths);
  const [first = 0, second = 0] = strengths;
  const share = 1 / (1 + Math.exp(second - first));
  // Of the difference: the votes' information, and the prior's, whose variance is 8.
  const variance = 1 / (40 * share * (1 - share) + 1 / 8);
  const [own = 0, between = 0] = fit.covariance(wins, strengths);
  expect(2 * own - 2 * between).toBeCloseTo(variance, 9);
  expect(own).toBeCloseTo(-between, 9);
});
