/** How long a host may send nothing in the middle of an answer before it counts as gone. */
const stalledAfterMs = 30_000;

/**
 * Hands over the pieces of an answer as they arrive, one at a time.
 *
 * @param onPiece may end the reading by returning `enough`
 * @returns `cut` where the connection broke or nothing came any more
 */
export async function readPieces(
  response: Response,
  onPiece: (piece: Uint8Array<ArrayBuffer>) => Promise<'more' | 'enough'> | 'more' | 'enough',
): Promise<'all' | 'enough' | 'cut'> {
  const reader = response.body?.getReader();
  if (!reader) return 'cut';
  for (;;) {
    const step = await nextPiece(reader);
    if (step === 'cut') {
      void reader.cancel().catch(() => undefined);
      return 'cut';
    }
    if (step.done) return 'all';
    if ((await onPiece(step.value)) === 'enough') {
      void reader.cancel().catch(() => undefined);
      return 'enough';
    }
  }
}

async function nextPiece(reader: ReadableStreamDefaultReader<Uint8Array<ArrayBuffer>>) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stalled = new Promise<'cut'>((resolve) => {
    timer = setTimeout(() => resolve('cut'), stalledAfterMs);
  });
  try {
    return await Promise.race([reader.read(), stalled]);
  } catch {
    return 'cut';
  } finally {
    clearTimeout(timer);
  }
}
