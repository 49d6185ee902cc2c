/** Does work that stops now and then in one go: for what is small. */
export function finished<Value>(work: Iterator<unknown, Value>): Value {
  let step = work.next();
  while (!step.done) step = work.next();
  return step.value;
}
