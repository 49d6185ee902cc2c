/** Does work that stops now and then, and lets the browser draw at each stop. */
export async function withPauses<Value>(work: Iterator<unknown, Value>): Promise<Value> {
  let step = work.next();
  while (!step.done) {
    await pause();
    step = work.next();
  }
  return step.value;
}

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
