/** What a model gives each token of its vocabulary, before anything is done to it. */
type Logits = Float32Array | readonly number[];

/** Logarithm of the probability of one entry of a distribution, with the entry's index. */
export interface Likelihood {
  readonly index: number;
  readonly logProbability: number;
}

/**
 * Natural logarithm of the sum of the exponentials. The largest is taken out first, so that nothing
 * overflows; without a finite one (a distribution that is none) it is that largest one.
 */
export function logSumExp(logits: Logits): number {
  let most = -Infinity;
  for (const logit of logits) if (logit > most) most = logit;
  if (!Number.isFinite(most)) return most;
  let sum = 0;
  for (const logit of logits) sum += Math.exp(logit - most);
  return most + Math.log(sum);
}

/**
 * The likeliest entries of softmax(logits), likeliest first, in one pass; of two that are equal the
 * one with the lower index. Entries that are impossible or not a number are not among them.
 *
 * @param logSum `logSumExp` of the same logits
 */
export function likeliest(logits: Logits, logSum: number, most: number): readonly Likelihood[] {
  const best: { readonly index: number; readonly logit: number }[] = [];
  for (let index = 0; index < logits.length; index += 1) {
    const logit = logits[index] ?? -Infinity;
    // Nearly every entry ends here: no more than `most` are ever held.
    const toBeat = best.length < most ? -Infinity : (best.at(-1)?.logit ?? Infinity);
    if (!(logit > toBeat)) continue;
    const place = best.findIndex((other) => other.logit < logit);
    best.splice(place === -1 ? best.length : place, 0, { index, logit });
    if (best.length > most) best.pop();
  }
  return best.map(({ index, logit }) => ({ index, logProbability: logit - logSum }));
}
