/**
 * Waits for requests of a transaction.
 *
 * @param end of their transaction, as `idb` tells it
 * @throws why the first of them failed: where it is told alone that it was aborted, the end has the reason
 */
export async function requestsDone(
  requests: readonly Promise<unknown>[],
  end: Promise<void>,
): Promise<void> {
  try {
    await Promise.all(requests);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') await end;
    throw error;
  }
}
