/** Whether the intervals hold the truth as often as they say: 95 times in a hundred. */
import { describe, expect, test } from 'vitest';
import { seeded, shuffled, wholeBelow } from '../random/seeded';
import type { Random } from '../ports';
import { rateGroup, type GroupRating } from './group-rating';
import { holds } from './interval';
import type { Judgements } from './judgements';
import type { Pair } from './pairs';

const truth = new Map([
  ['a', -1],
  ['b', -0.5],
  ['c', 0],
  ['d', 0.5],
  ['e', 1],
]);
const models = [...truth.keys()];
const strengthOf = (key: string): number => truth.get(key) ?? Number.NaN;

/** Fewer samples than the page takes: the ends are a little rougher, and 500 simulations are quick. */
const samples = 400;

/** The best of some, drawn by their strengths (Luce's choice: for two, Bradley and Terry's). */
function vote(shown: readonly string[], random: Random): Pair[] {
  const odds = shown.map((key) => Math.exp(strengthOf(key)));
  let level = random.next() * odds.reduce((sum, each) => sum + each, 0);
  const best = shown.find((_, place) => (level -= odds[place] ?? 0) < 0) ?? '';
  return shown
    .filter((key) => key !== best)
    .map((other) => ({ one: best, other, outcome: 'won' as const }));
}

function rated(members: readonly string[], judgements: readonly Judgements[]): GroupRating {
  const work = rateGroup(members, judgements, samples);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** How often the intervals hold the truth: of each strength, and of all differences. */
function coverage(simulations: number, simulate: (random: Random) => Judgements[]) {
  const hits = new Map(models.map((key) => [key, 0]));
  let differences = 0;
  for (let simulation = 0; simulation < simulations; simulation += 1) {
    const { standings } = rated(models, simulate(seeded(simulation)));
    for (const { key, interval, duels } of standings) {
      if (holds(interval, strengthOf(key))) hits.set(key, (hits.get(key) ?? 0) + 1);
      for (const [place, duel] of duels.entries()) {
        const other = strengthOf(standings[place]?.key ?? '');
        if (duel && holds(duel.interval, strengthOf(key) - other)) differences += 1;
      }
    }
  }
  const pairs = models.length * (models.length - 1);
  return {
    strengths: [...hits.values()].map((count) => count / simulations),
    differences: differences / simulations / pairs,
  };
}

function expectCoverage({ strengths, differences }: ReturnType<typeof coverage>): void {
  for (const share of [...strengths, differences]) {
    expect(share).toBeGreaterThanOrEqual(0.92);
    expect(share).toBeLessThanOrEqual(0.98);
  }
}

/** Normal, by Box and Muller. */
const normal = (random: Random): number =>
  Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());

/** How often one model is called better than another that is as good. */
function falseVerdicts(
  equals: readonly string[],
  simulate: (random: Random) => Judgements[],
): number {
  const simulations = 300;
  let wrong = 0;
  for (let simulation = 0; simulation < simulations; simulation += 1) {
    const duels = rated(equals, simulate(seeded(simulation))).standings.flatMap((one) => one.duels);
    wrong += duels.filter((duel) => duel && duel.verdict !== 'open').length;
  }
  return wrong / simulations / equals.length / (equals.length - 1);
}

const prompts = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${index}`);

describe('five models with strengths from -1 to 1', () => {
  test('400 votes on pairs', () => {
    const found = coverage(500, (random) =>
      prompts(400).map((promptHash) => {
        const shown = shuffled(models, random).slice(0, 2);
        return { promptHash, pairs: vote(shown, random) };
      }),
    );
    expectCoverage(found);
  }, 60_000);

  test('400 votes on two to four of them', () => {
    const found = coverage(150, (random) =>
      prompts(400).map((promptHash) => {
        const shown = shuffled(models, random).slice(0, 2 + wholeBelow(3, random));
        return { promptHash, pairs: vote(shown, random) };
      }),
    );
    expect(found.differences).toBeGreaterThanOrEqual(0.92);
    expect(found.differences).toBeLessThanOrEqual(0.98);
  }, 60_000);

  test('400 votes on 100 prompts, of which those on one prompt repeat each other', () => {
    const found = coverage(150, (random) =>
      prompts(100).map((promptHash) => {
        const pairs = vote(shuffled(models, random).slice(0, 2), random);
        return { promptHash, pairs: [pairs, pairs, pairs, pairs].flat() };
      }),
    );
    expect(found.differences).toBeGreaterThanOrEqual(0.92);
    expect(found.differences).toBeLessThanOrEqual(0.98);
  }, 60_000);
});

// Five in a hundred are what is meant, and 300 simulations leave about two and a half more or less.
describe('equal models are seldom told apart', () => {
  test.each([1, 2, 3, 5, 10, 30])(
    'by 20 votes on each of %i prompts, each of which suits one of them better',
    (count) => {
      const share = falseVerdicts(['a', 'b'], (random) =>
        prompts(count).map((promptHash) => {
          const odds = Math.exp(normal(random));
          const pairs = Array.from({ length: 20 }, (): Pair => {
            const [one, other] = random.next() * (1 + odds) < odds ? ['a', 'b'] : ['b', 'a'];
            return { one, other, outcome: 'won' };
          });
          return { promptHash, pairs };
        }),
      );
      expect(share).toBeLessThanOrEqual(0.075);
    },
  );

  test.each([6, 10, 20])('by %i votes for the best of four', (count) => {
    const four = ['a', 'b', 'c', 'd'];
    const share = falseVerdicts(four, (random) =>
      prompts(count).map((promptHash) => {
        const best = four[wholeBelow(four.length, random)] ?? '';
        const others = four.filter((key) => key !== best);
        return {
          promptHash,
          pairs: others.map((other): Pair => ({ one: best, other, outcome: 'won' })),
        };
      }),
    );
    expect(share).toBeLessThanOrEqual(0.075);
  });
});
