/**
 * Makes this tab the one that has something of this name, in the place of the tab that had it. A tab
 * that is closed or killed has it no more.
 *
 * @param onTaken called when another tab has done the same
 */
export function takeOver(name: string, onTaken: () => void): Promise<void> {
  return new Promise((resolve) => {
    const keep = (): Promise<never> => {
      resolve();
      return new Promise(() => undefined);
    };
    // Absent in insecure contexts, whatever the DOM library says: no tab knows of another one there.
    const locks = navigator.locks as LockManager | undefined;
    locks?.request(name, { steal: true }, keep).catch((error: unknown) => {
      if (error instanceof DOMException && error.name === 'AbortError') onTaken();
      resolve();
    });
    if (!locks) resolve();
  });
}
