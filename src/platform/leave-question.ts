/** Has the browser ask a person who closes the page, or loads it anew, where something would be lost with it. */
export function askBeforeLeaving(loses: () => boolean): void {
  addEventListener('beforeunload', (event) => {
    if (loses()) event.preventDefault();
  });
}
