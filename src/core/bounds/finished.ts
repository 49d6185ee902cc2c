/** The result of work that can pause, done without a pause: for texts so small that nobody waits for them. */
export function finished<Value>(work: Iterator<unknown, Value>): Value {
  let step = work.next();
  while (!step.done) step = work.next();
  return step.value;
}
