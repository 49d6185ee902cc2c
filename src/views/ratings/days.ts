/** Days of the calendar where the page is, as date fields have them: "2026-11-21". */

/**
 * The start of the day, in milliseconds since 1970; null where none is given.
 *
 * @param plusDays of a day that many days later
 */
export function startOfDayMs(day: string, plusDays = 0): number | null {
  const [year, month, date] = day.split('-').map(Number);
  if (year === undefined || month === undefined || date === undefined) return null;
  // Days are not all of 24 hours: the calendar adds them.
  const start = new Date(year, month - 1, date + plusDays);
  start.setFullYear(year, month - 1, date + plusDays);
  return Number.isNaN(start.getTime()) ? null : start.getTime();
}

/** The day in which the moment lies, or one that many days later; empty where there is none. */
export function dayOf(ms: number | null, plusDays = 0): string {
  if (ms === null) return '';
  const moment = new Date(ms);
  moment.setDate(moment.getDate() + plusDays);
  const year = String(moment.getFullYear()).padStart(4, '0');
  const month = String(moment.getMonth() + 1).padStart(2, '0');
  return `${year}-${month}-${String(moment.getDate()).padStart(2, '0')}`;
}
