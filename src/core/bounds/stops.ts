/** Items between two stops: each takes some microseconds. */
const itemsPerStop = 500;

/** Does work on each item of a list. It stops now and then, so that a long one need not keep the page from being drawn. */
export function* withStops<Item>(
  items: Iterable<Item>,
  work: (item: Item) => void,
): Generator<undefined, void> {
  let done = 0;
  for (const item of items) {
    work(item);
    done += 1;
    if (done % itemsPerStop === 0) yield undefined;
  }
}
