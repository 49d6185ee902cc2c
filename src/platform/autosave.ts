const pauseMs = 400;

/**
 * Saves at once, then at most every `pauseMs` while there are changes, and when the page is hidden,
 * which may be the last that is heard of it. A write that begins only then can be lost with the page,
 * so a single change does not wait for it.
 *
 * @returns what to call after a change
 */
export function autosave(save: () => void): () => void {
  let pausing: ReturnType<typeof setTimeout> | undefined;
  let isDue = false;
  const saveIfDue = (): void => {
    if (!isDue) return;
    isDue = false;
    save();
  };
  const afterPause = (): void => {
    pausing = isDue ? setTimeout(afterPause, pauseMs) : undefined;
    saveIfDue();
  };
  addEventListener('pagehide', saveIfDue);
  addEventListener('visibilitychange', saveIfDue);
  return () => {
    isDue = true;
    if (pausing !== undefined) return;
    pausing = setTimeout(afterPause, pauseMs);
    // What else changes in the same breath comes along.
    queueMicrotask(saveIfDue);
  };
}
