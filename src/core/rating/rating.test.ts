import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seeded, shuffled } from '../random/seeded';
import type { Vote } from './vote';
import { castVote } from './fakes';
import type { Standing } from './group-rating';
import type { Grouping } from './grouping';
import { mostRated, rate, type Rating } from './rating';

function rated(votes: readonly Vote[], grouping: Grouping = 'model'): Rating {
  const work = rate(votes, grouping, 200);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

const times = (count: number, make: () => Vote): Vote[] => Array.from({ length: count }, make);
const nameOf = ({ labels }: Rating, { key }: Standing): string => labels.get(key)?.name ?? '';

test('no votes, no rating', () => {
  expect(rated([])).toMatchObject({ groups: [], uncompared: [], counts: { votes: 0 } });
});

test('the one that wins more often stands first, and its record is told from both sides', () => {
  const rating = rated([
    ...times(30, () => castVote(['A', 'B'], 1)),
    ...times(5, () => castVote(['A', 'B'], 0)),
    ...times(3, () => castVote(['A', 'B'], 'all-equal')),
    ...times(2, () => castVote(['B', 'A'], 'all-bad')),
  ]);
  const [first, second] = rating.groups[0]?.standings ?? [];
  if (!first || !second) throw new Error('two are expected');
  expect([nameOf(rating, first), nameOf(rating, second)]).toEqual(['B', 'A']);
  expect(first.strength).toBeCloseTo(-second.strength, 9);
  expect(first.duels[1]).toMatchObject({ wins: 30, ties: 5, losses: 5, verdict: 'better' });
  expect(second.duels[0]).toMatchObject({ wins: 5, ties: 5, losses: 30, verdict: 'worse' });
  expect(rating.counts).toEqual({
    votes: 40,
    prompts: 40,
    blind: 40,
    best: 35,
    allEqual: 3,
    allBad: 2,
  });
});

describe('few votes decide nothing', () => {
  test.each([1, 2, 3, 4, 5])('%i of as many for the same one', (count) => {
    const [group] = rated(times(count, () => castVote(['A', 'B'], 0))).groups;
    expect(group?.standings[0]?.duels[1]).toMatchObject({ verdict: 'open' });
  });

  test('even where they are about four answers each', () => {
    const [group] = rated(times(2, () => castVote(['A', 'B', 'C', 'D'], 0))).groups;
    const verdicts = group?.standings.flatMap(({ duels }) => duels.map((duel) => duel?.verdict));
    expect(new Set(verdicts)).toEqual(new Set(['open', undefined]));
  });

  test('while twenty of twenty do', () => {
    const [group] = rated(times(20, () => castVote(['A', 'B'], 0))).groups;
    expect(group?.standings[0]?.duels[1]).toMatchObject({ verdict: 'better' });
  });
});

test('very many votes are rated with a stop every few hundred of them, wherever they are gone through', () => {
  const stops = (votes: number): number => {
    const work = rate(
      times(votes, () => castVote(['A', 'B'], 0)),
      'model',
      1,
    );
    let count = 0;
    while (!work.next().done) count += 1;
    return count;
  };
  const passes = 6;
  expect(stops(4000) - stops(2000)).toBe((passes * 2000) / 500);
});

test('many votes on few prompts leave more open than as many on many', () => {
  const width = (votes: readonly Vote[]): number => {
    const duel = rated(votes).groups[0]?.standings[0]?.duels[1];
    return duel ? duel.interval.high - duel.interval.low : Number.NaN;
  };
  const votes = Array.from({ length: 120 }, (_, index) => castVote(['A', 'B'], index % 3 ? 0 : 1));
  // Every vote on a prompt is the same: three times four prompts, of which one goes to B.
  const onFew = votes.map((vote, index) => ({
    ...vote,
    verdict: { kind: 'best' as const, position: index % 12 < 8 ? 0 : 1 },
    promptHash: `prompt ${index % 12}`,
  }));
  expect(width(onFew)).toBeGreaterThan(1.5 * width(votes));
});

test('those who never met, not even over others, are rated apart', () => {
  const rating = rated([
    ...times(5, () => castVote(['A', 'B'], 0)),
    ...times(5, () => castVote(['B', 'C'], 0)),
    ...times(5, () => castVote(['D', 'E'], 0)),
    castVote(['F', 'F'], 0),
  ]);
  const names = rating.groups.map(({ standings }) => standings.map((each) => nameOf(rating, each)));
  expect(names).toEqual([
    ['A', 'B', 'C'],
    ['D', 'E'],
  ]);
  for (const { standings } of rating.groups) {
    const sum = standings.reduce((all, { strength }) => all + strength, 0);
    expect(sum).toBeCloseTo(0, 9);
  }
  expect(rating.uncompared.map((key) => rating.labels.get(key)?.name)).toEqual(['F']);
});

test('settings make contestants of their own where that is asked for', () => {
  const votes = times(5, () => castVote(['A/hot', 'A/cold', 'B'], 0));
  expect(rated(votes, 'model').groups[0]?.standings.length).toBe(2);
  expect(rated(votes, 'settings').groups[0]?.standings.length).toBe(3);
});

test('names out of a language’s innards are names like others', () => {
  const rating = rated(times(5, () => castVote(['__proto__', 'constructor'], 0)));
  expect(rating.groups[0]?.standings.map((each) => nameOf(rating, each))).toEqual([
    '__proto__',
    'constructor',
  ]);
});

test('of too many the ones with the fewest votes are left out', () => {
  const champion = times(3, () => castVote(['A', 'B'], 0));
  const rest = Array.from({ length: mostRated + 5 }, (_, index) => castVote(['A', `M${index}`], 0));
  const rating = rated([...rest, ...champion]);
  expect(rating.groups[0]?.standings.length).toBe(mostRated);
  expect(rating.leftOut.length).toBe(7);
  expect(rating.uncompared).toEqual([]);
  const [first] = rating.groups[0]?.standings ?? [];
  expect(first && nameOf(rating, first)).toBe('A');
});

const someVotes = fc.array(
  fc
    .tuple(
      fc.uniqueArray(fc.constantFrom('A', 'B', 'C', 'D'), { minLength: 2 }),
      fc.constantFrom(0, 1, 'all-equal' as const, 'all-bad' as const),
      fc.constantFrom('p', 'q', 'r'),
    )
    .map(([shown, verdict, promptHash]) => castVote(shown, verdict, { promptHash })),
  { maxLength: 12 },
);

test('the rating is the same in whatever order the votes come', () => {
  fc.assert(
    fc.property(someVotes, fc.integer(), (votes, seed) => {
      const figures = ({ groups, counts }: Rating): unknown => ({
        groups: groups.map(({ standings }) =>
          standings
            .map(({ key, strength, interval }) => [key, strength, interval.low, interval.high])
            .map((row) => row.map((cell) => (typeof cell === 'number' ? cell.toFixed(6) : cell)))
            .toSorted(),
        ),
        counts,
      });
      const mixed = shuffled(votes, seeded(seed));
      expect(figures(rated(mixed))).toEqual(figures(rated(votes)));
    }),
    { numRuns: 30 },
  );
});

test('every interval holds its estimate, and what one beats is beaten by it', () => {
  fc.assert(
    fc.property(someVotes, (votes) => {
      for (const { standings } of rated(votes).groups) {
        for (const [row, { strength, interval, duels }] of standings.entries()) {
          expect(interval.low).toBeLessThanOrEqual(strength);
          expect(interval.high).toBeGreaterThanOrEqual(strength);
          for (const [column, duel] of duels.entries()) {
            const back = standings[column]?.duels[row];
            expect(duel?.wins).toBe(back?.losses);
            expect(duel?.ties).toBe(back?.ties);
            if (duel && back) expect(duel.difference).toBeCloseTo(-back.difference, 9);
          }
        }
      }
    }),
    { numRuns: 30 },
  );
});
