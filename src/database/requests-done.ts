/**
 * Makes a request for each item and waits for all of them, also where one cannot be made: each of those
 * before it then fails with the transaction, and somebody has to hear of it.
 *
 * @param end of their transaction, as `idb` tells it
 * @throws why the first of them failed: where it is told alone that it was aborted, the end has the reason
 */
export async function requestsDone<Item>(
  items: readonly Item[],
  request: (item: Item) => Promise<unknown>,
  end: Promise<void>,
): Promise<void> {
  try {
    await Promise.all(items.map(async (item) => request(item)));
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') await end;
    throw error;
  }
}
