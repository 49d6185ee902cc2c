import { seeded } from '../random/seeded';
import { holds, percentiles, t95, z95, type Interval } from './interval';
import type { Judgements } from './judgements';
import { shownStrength } from './shown-strength';
import { StrengthFit } from './strengths';
import { tallyOf, type Tally } from './tally';

/** Two members of a group, seen from the one. */
export interface Duel {
  readonly wins: number;
  /** Votes for all equal, and for all bad. */
  readonly ties: number;
  readonly losses: number;
  /** Of the strengths, with its 95 % interval. */
  readonly difference: number;
  readonly interval: Interval;
  /** `open`: not distinguishable, since the interval holds 0, as it is shown. */
  readonly verdict: 'better' | 'worse' | 'open';
}

export interface Standing {
  readonly key: string;
  /** In log-odds; those of a group have the mean 0. */
  readonly strength: number;
  /** 95 %. */
  readonly interval: Interval;
  /** By the place of the other standing; null against itself. */
  readonly duels: readonly (Duel | null)[];
}

export interface GroupRating {
  /** The strongest first. */
  readonly standings: readonly Standing[];
  /** Prompts with a comparison in the group: what was drawn from. */
  readonly prompts: number;
}

/** Bootstrapped samples, unless told otherwise: the ends of an interval are then the 25th of each side. */
const usualSamples = 1000;

/** Drawn anew for each group, so that the same votes always give the same intervals. */
const seed = 20_260_101;

/** A bootstrapped strength is off by less than this, which no interval shows. */
const nearly = 1e-4;

/**
 * Rates the members of one group. Intervals are 95 % percentiles of a bootstrap that draws prompts
 * with replacement, each with all its votes: votes on one prompt are alike, and a hundred of them
 * are not a hundred witnesses (Davison and Hinkley 1997, 3.8: clusters drawn whole).
 *
 * - A bootstrap of few votes that all say the same never sees another outcome and has no width, so no
 *   interval is narrower than the curvature of the penalised likelihood leaves it.
 * - Percentiles of few clusters are too narrow (Cameron, Gelbach and Miller 2008), so each interval is
 *   stretched by what Student's t has over the normal distribution, and by the bias of the variance
 *   (Hesterberg 2015, 4.3), for as many prompts as the less judged one of the two was compared on.
 * - What is taken to be known before any vote ends that: one prompt leaves open what the prior does.
 *
 * It pauses after each piece of work, so that a page can draw in between.
 *
 * @param members their keys, 2 or more, connected by the judgements
 */
export function* rateGroup(
  members: readonly string[],
  judgements: readonly Judgements[],
  samples = usualSamples,
): Generator<undefined, GroupRating> {
  const tally = yield* tallyOf(members, judgements);
  const { size } = tally;
  const fit = new StrengthFit(size);
  const strengths = new Float64Array(size);
  fit.fit(tally.wins, strengths);
  const left = deviations(fit.covariance(tally.wins, strengths), size);
  const before = deviations(
    fit.covariance(new Float64Array(size ** 2), new Float64Array(size)),
    size,
  );
  const bootstrapped = yield* bootstrap(tally, fit, strengths, samples);
  const of = (values: Float64Array, row: number, column: number): number =>
    values[row * size + column] ?? 0;
  const promptsOf = (row: number): number => tally.promptsOf[row] ?? 0;
  const interval = (row: number, column?: number): Interval => {
    const all = new Float64Array(samples);
    for (let sample = 0; sample < samples; sample += 1) {
      const minus = column === undefined ? 0 : (bootstrapped[sample * size + column] ?? 0);
      all[sample] = (bootstrapped[sample * size + row] ?? 0) - minus;
    }
    const estimate = (strengths[row] ?? 0) - (column === undefined ? 0 : (strengths[column] ?? 0));
    const { low, high } = percentiles(all);
    const least = z95 * left(row, column);
    const most = z95 * before(row, column);
    const by = stretch(Math.min(promptsOf(row), promptsOf(column ?? row)));
    const [below, above] = [Math.max(estimate - low, least), Math.max(high - estimate, least)];
    return {
      low: estimate - Math.max(below, Math.min(by * below, estimate + most)),
      high: estimate + Math.max(above, Math.min(by * above, most - estimate)),
    };
  };

  const places = members.map((_, place) => place);
  const order = places.toSorted((a, b) => (strengths[b] ?? 0) - (strengths[a] ?? 0));
  const standings: Standing[] = [];
  for (const row of order) {
    yield;
    const duels = order.map((column): Duel | null => {
      if (row === column) return null;
      const ties = of(tally.ties, row, column);
      const between = interval(row, column);
      return {
        wins: of(tally.wins, row, column) - ties / 2,
        ties,
        losses: of(tally.wins, column, row) - ties / 2,
        difference: (strengths[row] ?? 0) - (strengths[column] ?? 0),
        interval: between,
        verdict: verdictOf(between),
      };
    });
    standings.push({
      key: members[row] ?? '',
      strength: strengths[row] ?? 0,
      interval: interval(row),
      duels,
    });
  }
  return { standings, prompts: tally.prompts };
}

/** What the interval of a difference says. */
export function verdictOf({ low, high }: Interval): Duel['verdict'] {
  const shown = { low: shownStrength(low), high: shownStrength(high) };
  if (holds(shown, 0)) return 'open';
  return shown.low > 0 ? 'better' : 'worse';
}

/** The strengths of every sample, one sample behind the other. */
function* bootstrap(
  { resample, size }: Tally,
  fit: StrengthFit,
  strengths: Float64Array,
  samples: number,
): Generator<undefined, Float64Array> {
  const random = seeded(seed);
  const wins = new Float64Array(size * size);
  const bootstrapped = new Float64Array(samples * size);
  for (let sample = 0; sample < samples; sample += 1) {
    resample(random, wins);
    const found = bootstrapped.subarray(sample * size, (sample + 1) * size);
    found.set(strengths);
    fit.fit(wins, found, nearly);
    yield;
  }
  return bootstrapped;
}

/** The standard deviation of a strength or, with a column, of a difference. */
function deviations(
  covariance: Float64Array,
  size: number,
): (row: number, column?: number) => number {
  const of = (row: number, column: number): number => covariance[row * size + column] ?? 0;
  return (row, column) =>
    Math.sqrt(
      column === undefined ? of(row, row) : of(row, row) + of(column, column) - 2 * of(row, column),
    );
}

/** By how much an interval from a bootstrap of so many prompts is too narrow. */
function stretch(prompts: number): number {
  return (t95(prompts - 1) / z95) * Math.sqrt(prompts / (prompts - 1));
}
