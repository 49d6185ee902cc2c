/**
 * Whether data has no more than so many values, its lists and objects and all that is in them counted: what
 * has more is found out without going through all of it.
 */
export function hasAtMost(most: number, data: unknown): boolean {
  const left = [data];
  for (let count = 0; left.length > 0; count += 1) {
    if (count + left.length > most) return false;
    const value = left.pop();
    if (typeof value !== 'object' || value === null) continue;
    const within: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
    if (within.length > most) return false;
    left.push(...within);
  }
  return true;
}
