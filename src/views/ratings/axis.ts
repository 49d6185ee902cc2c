/** A scale from strengths to places, with marks at round strengths. */
export interface Axis {
  readonly at: (strength: number) => number;
  readonly marks: readonly number[];
}

const steps = [0.25, 0.5, 1, 2, 5] as const;
const mostMarks = 7;

/**
 * @param low the lowest strength to be shown, below `high`
 * @param from the place of the left end, as `to` of the right one
 */
export function axisOf(low: number, high: number, from: number, to: number): Axis {
  const step = steps.find((each) => (high - low) / each < mostMarks) ?? 5;
  const first = Math.floor(low / step);
  const last = Math.max(first + 1, Math.ceil(high / step));
  const every = Math.ceil((last - first) / mostMarks);
  const marks: number[] = [];
  for (let mark = first; mark <= last; mark += 1) {
    if (mark % every === 0) marks.push(mark * step);
  }
  const length = (last - first) * step;
  return { at: (strength) => from + ((strength - first * step) / length) * (to - from), marks };
}
