import * as v from 'valibot';

const longest = '2026-11-21T10:00:00.000000000+00:00'.length;

/** The end of the year 9999: later moments are written in another form. */
const lastMs = Date.UTC(10_000, 0) - 1;

/**
 * A day as ISO 8601 writes it that the calendar has. `Date` alone takes the 31st of February for the
 * 3rd of March, or refuses it: browsers differ.
 *
 * @param day `2026-11-21`
 */
export function isRealDay(day: string): boolean {
  const ms = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(day);
}

/** A moment from 1970 on, with its zone; it becomes the one form that `Date` writes: UTC, milliseconds. */
export const Moment = v.pipe(
  v.string(),
  v.maxLength(longest),
  v.isoTimestamp(),
  v.check((text) => {
    const ms = Date.parse(text);
    return isRealDay(text.slice(0, 10)) && ms >= 0 && ms <= lastMs;
  }, 'no moment that there is'),
  v.transform((text) => new Date(text).toISOString()),
);

/** A day, `2026-11-21`. */
export const Day = v.pipe(v.string(), v.isoDate(), v.check(isRealDay, 'no day that there is'));
