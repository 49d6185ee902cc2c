/**
 * Keeps the screen on, as far as the browser lets a page do that, so that a device that nobody
 * touches goes on with its work.
 *
 * @returns lets it go to sleep again
 */
export function keepAwake(): () => void {
  let held: Promise<WakeLockSentinel | undefined> | undefined;
  const hold = (): void => {
    // The browser lets go when the page is hidden, and refuses while it is.
    if (document.visibilityState === 'visible') {
      held = navigator.wakeLock.request('screen').catch(() => undefined);
    }
  };
  if (!('wakeLock' in navigator)) return () => undefined;
  hold();
  document.addEventListener('visibilitychange', hold);
  return () => {
    document.removeEventListener('visibilitychange', hold);
    void held?.then((lock) => lock?.release());
  };
}
