/** An interval of strengths; both ends belong to it. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The normal distribution holds 95 % within this many standard deviations. */
export const z95 = 1.959963984540054;

/**
 * As `z95`, where the deviation itself was estimated: Student's t for 0.975, to a part in a thousand.
 * By Abramowitz and Stegun's expansion 26.7.5, and exactly where that is too rough.
 *
 * @param freedom degrees of it, 0 or more; without any, nothing is known
 */
export function t95(freedom: number): number {
  if (freedom < 1) return Infinity;
  if (freedom === 1) return Math.tan(0.475 * Math.PI);
  if (freedom === 2) return 0.95 / Math.sqrt(2 * 0.975 * 0.025);
  const [z, z2] = [z95, z95 ** 2];
  return (
    z +
    (z * (z2 + 1)) / (4 * freedom) +
    (z * ((5 * z2 + 16) * z2 + 3)) / (96 * freedom ** 2) +
    (z * (((3 * z2 + 19) * z2 + 17) * z2 - 15)) / (384 * freedom ** 3) +
    (z * ((((79 * z2 + 776) * z2 + 1482) * z2 - 1920) * z2 - 945)) / (92_160 * freedom ** 4)
  );
}

/**
 * The interval of a share (Wilson 1927), which stays within 0 and 1 and holds for few votes, too.
 *
 * @param hits at least 0 and at most `all`
 * @param all above 0
 * @param z how many standard deviations it is to hold; for 95 % unless told otherwise
 */
export function wilson(hits: number, all: number, z = z95): Interval {
  const share = hits / all;
  const squared = z ** 2;
  const centre = share + squared / (2 * all);
  const reach = z * Math.sqrt((share * (1 - share)) / all + squared / (4 * all ** 2));
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
