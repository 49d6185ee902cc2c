/**
 * Work that is a part of a larger piece of work: how much of its own is done, from 0 to 1, becomes how
 * much of the whole is.
 */
export function* within<Value>(
  from: number,
  to: number,
  work: Iterator<number, Value>,
): Generator<number, Value> {
  let step = work.next();
  while (!step.done) {
    yield from + step.value * (to - from);
    step = work.next();
  }
  return step.value;
}
