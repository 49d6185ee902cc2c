import type { Clock } from '../core/ports';

/** How long the page may stand still for a piece of work: less than a frame. */
const pieceMs = 8;

export interface PiecePorts {
  readonly clock: Clock;
  /** Lets the page draw. */
  readonly pause: () => Promise<void>;
}

/** Does work that stops now and then, and lets the page draw meanwhile. */
export function inPieces<Value>(work: Iterator<unknown, Value>, ports: PiecePorts): Promise<Value>;
/** @param isWanted asked at each stop: undefined where it is not any more */
export function inPieces<Value>(
  work: Iterator<unknown, Value>,
  ports: PiecePorts,
  isWanted: () => boolean,
): Promise<Value | undefined>;
export async function inPieces<Value>(
  work: Iterator<unknown, Value>,
  { clock, pause }: PiecePorts,
  isWanted = (): boolean => true,
): Promise<Value | undefined> {
  let pieceEndMs = clock.nowMs() + pieceMs;
  for (let step = work.next(); isWanted(); step = work.next()) {
    if (step.done) return step.value;
    if (clock.nowMs() < pieceEndMs) continue;
    await pause();
    pieceEndMs = clock.nowMs() + pieceMs;
  }
  return undefined;
}
