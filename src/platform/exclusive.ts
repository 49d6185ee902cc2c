/**
 * Does the work while no other tab of this site does work of the same name.
 *
 * @param wait for the other tab to end its work, or to be closed
 * @returns false where another tab has it, and nothing was done
 */
export function exclusively(
  name: string,
  work: () => Promise<void>,
  wait: boolean,
): Promise<boolean> {
  return navigator.locks.request(name, { ifAvailable: !wait }, async (lock) => {
    if (!lock) return false;
    await work();
    return true;
  });
}
