const pauseMs = 400;

/**
 * Saves a while after the last change, at most `pauseMs` after the first of a series, and at once
 * when the page is hidden, which may be the last that is heard of it.
 *
 * @returns what to call after a change
 */
export function autosave(save: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const now = (): void => {
    if (timer === undefined) return;
    clearTimeout(timer);
    timer = undefined;
    save();
  };
  addEventListener('pagehide', now);
  addEventListener('visibilitychange', now);
  return () => {
    timer ??= setTimeout(now, pauseMs);
  };
}
