const pauseMs = 400;

interface Autosave {
  /** To be called after a change. */
  readonly onChange: () => void;
  /** To be called when an answer or a run has ended. */
  readonly onEnded: () => void;
}

/**
 * Saves at once, then at most every `pauseMs` while there are changes, and when the page is hidden,
 * which may be the last that is heard of it. A write that begins only then can be lost with the page,
 * so neither a single change nor the end of an answer waits for it.
 */
export function autosave(save: () => void): Autosave {
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
  const onEnded = (): void => {
    isDue = true;
    pausing ??= setTimeout(afterPause, pauseMs);
    // What else changes in the same breath comes along.
    queueMicrotask(saveIfDue);
  };
  const onChange = (): void => {
    if (pausing === undefined) onEnded();
    isDue = true;
  };
  return { onChange, onEnded };
}
