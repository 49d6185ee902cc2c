/** Lets the browser draw and answer presses before the work goes on. */
export function pause(): Promise<void> {
  return new Promise((resolve) => {
    // A message comes at once, where a timer of 0 would be held back after a few rounds.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
