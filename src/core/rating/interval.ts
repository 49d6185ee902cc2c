/** Both ends belong to it. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The normal distribution holds 95 % within this many standard deviations. */
export const z95 = 1.959963984540054;

/**
 * The 95 % interval of a share (Wilson 1927), which stays within 0 and 1 and holds for few votes, too.
 *
 * @param hits at least 0 and at most `all`
 * @param all above 0
 */
export function wilson(hits: number, all: number): Interval {
  const share = hits / all;
  const squared = z95 ** 2;
  const centre = share + squared / (2 * all);
  const reach = z95 * Math.sqrt((share * (1 - share)) / all + squared / (4 * all ** 2));
  const scale = 1 + squared / all;
  return {
    low: hits === 0 ? 0 : (centre - reach) / scale,
    high: hits === all ? 1 : (centre + reach) / scale,
  };
}

/**
 * The value below which the share of the values lies, with a straight line between neighbours
 * (Hyndman and Fan's seventh way).
 *
 * @param sorted rising; not empty
 */
export function quantile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1);
  const below = Math.floor(place);
  const low = sorted[below] ?? 0;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? 0;
  return low + (place - below) * (high - low);
}

/** The 95 % interval of values of a bootstrap (percentiles). Sorts them. */
export function percentiles(values: Float64Array): Interval {
  values.sort();
  return { low: quantile(values, 0.025), high: quantile(values, 0.975) };
}

export function holds({ low, high }: Interval, value: number): boolean {
  return low <= value && value <= high;
}
