import { whileReading } from './while-reading';

/** How long a host may send nothing in the middle of an answer before it counts as gone. */
const stalledAfterMs = 30_000;

/** Most bytes of a piece where the browser fills a buffer of ours. */
const mostPieceBytes = 2 ** 18;

type Piece = Uint8Array<ArrayBuffer>;

interface Source {
  next(): Promise<{ readonly done: boolean; readonly value: Piece | undefined }>;
  cancel(): Promise<void>;
}

/**
 * Hands over the pieces of an answer as they arrive, one at a time.
 *
 * @param onPiece gets a piece, which is overwritten once it returns; may end the reading with `enough`
 * @returns `cut` where the connection broke or nothing came any more
 */
export async function readPieces(
  response: Response,
  onPiece: (piece: Piece) => Promise<'more' | 'enough'> | 'more' | 'enough',
): Promise<'all' | 'enough' | 'cut'> {
  if (!response.body) return 'cut';
  const source = sourceOf(response.body);
  return whileReading(source, () => handOver(source, onPiece));
}

async function handOver(
  source: Source,
  onPiece: Parameters<typeof readPieces>[1],
): ReturnType<typeof readPieces> {
  const leave = (): void => void source.cancel().catch(() => undefined);
  for (;;) {
    const step = await nextPiece(source);
    if (step === 'cut') {
      leave();
      return 'cut';
    }
    if (step.done || !step.value) return 'all';
    if ((await onPiece(step.value)) === 'enough') {
      leave();
      return 'enough';
    }
  }
}

/** One buffer for all pieces, where the browser can: it would take long to collect one for each. */
function sourceOf(body: ReadableStream<Piece>): Source {
  let reader: ReadableStreamBYOBReader;
  try {
    reader = body.getReader({ mode: 'byob' });
  } catch {
    // A browser whose answers are no byte streams.
    const plain = body.getReader();
    return { next: () => plain.read(), cancel: () => plain.cancel() };
  }
  let room = new ArrayBuffer(mostPieceBytes);
  return {
    async next() {
      // Reading moves the buffer.
      const step = await reader.read(new Uint8Array(room));
      if (step.value) room = step.value.buffer;
      return step;
    },
    cancel: () => reader.cancel(),
  };
}

async function nextPiece(source: Source): Promise<Awaited<ReturnType<Source['next']>> | 'cut'> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stalled = new Promise<'cut'>((resolve) => {
    timer = setTimeout(() => resolve('cut'), stalledAfterMs);
  });
  try {
    return await Promise.race([source.next(), stalled]);
  } catch {
    return 'cut';
  } finally {
    clearTimeout(timer);
  }
}
