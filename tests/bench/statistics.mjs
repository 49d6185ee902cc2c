// @ts-check
/** @param {number[]} values @returns {number} */
export function median(values) {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const [low = NaN, high = NaN] = [sorted[middle - 1], sorted[middle]];
  return sorted.length % 2 === 1 ? high : (low + high) / 2;
}

/**
 * Runs A and B in turn, so that a machine that grows slower does so for both, and compares them pair
 * by pair.
 *
 * @template A
 * @template B
 * @param {number} pairs
 * @param {() => Promise<A>} runA
 * @param {() => Promise<B>} runB
 * @returns {Promise<{ a: A[], b: B[] }>}
 */
export async function interleaved(pairs, runA, runB) {
  /** @type {{ a: A[], b: B[] }} */
  const runs = { a: [], b: [] };
  for (let pair = 0; pair < pairs; pair += 1) {
    runs.a.push(await runA());
    runs.b.push(await runB());
  }
  return runs;
}

/** @param {number[]} a @param {number[]} b @returns {number} the median of the ratios of the pairs */
export function ratio(a, b) {
  return median(a.map((value, index) => value / (b[index] ?? NaN)));
}
