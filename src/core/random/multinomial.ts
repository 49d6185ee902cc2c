import type { Random } from '../ports';

/** Above this mean the chance of none at all gets too small for its steps to be counted from there. */
const largestMean = 200;

/**
 * How many of `trials` succeed, each with the given chance: a binomial draw by inversion. Sums of
 * binomials of one chance are binomial, so that many trials are drawn in parts.
 *
 * @param trials 0 or more
 * @param chance from 0 to 1
 */
export function binomial(trials: number, chance: number, random: Random): number {
  if (chance >= 1) return trials;
  if (chance > 0.5) return trials - binomial(trials, 1 - chance, random);
  if (trials === 0 || chance <= 0) return 0;
  const part = Math.max(1, Math.floor(largestMean / chance));
  let successes = 0;
  for (let left = trials; left > 0; left -= part) {
    successes += inverted(Math.min(part, left), chance, random.next());
  }
  return successes;
}

function inverted(trials: number, chance: number, level: number): number {
  const odds = chance / (1 - chance);
  let probability = (1 - chance) ** trials;
  let below = probability;
  let successes = 0;
  while (level >= below && successes < trials) {
    successes += 1;
    probability *= (odds * (trials - successes + 1)) / successes;
    below += probability;
  }
  return successes;
}

/**
 * Draws as many things as there are, with replacement, where things of a kind are alike: how many of
 * each kind come (a multinomial draw), for a cost that grows with the kinds rather than the things.
 *
 * @param counts things of each kind there are
 * @param drawn where the counts of the draw are written
 */
export function redraw(counts: Uint32Array, drawn: Uint32Array, random: Random): void {
  let things = 0;
  for (const count of counts) things += count;
  let trials = things;
  for (let kind = 0; kind < counts.length; kind += 1) {
    const count = counts[kind] ?? 0;
    const came = binomial(trials, things === 0 ? 0 : count / things, random);
    drawn[kind] = came;
    trials -= came;
    things -= count;
  }
}
