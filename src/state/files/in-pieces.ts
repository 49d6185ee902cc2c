import type { Clock } from '../../core/ports';

/** How long the page may stand still for a piece of work: less than a frame. */
const pieceMs = 8;

export interface PiecePorts {
  readonly clock: Clock;
  /** Lets the page draw. */
  readonly pause: () => Promise<void>;
}

/** Does work that stops now and then, and lets the page draw meanwhile. */
export function inPieces<Value>(work: Iterator<unknown, Value>, ports: PiecePorts): Promise<Value>;
/**
 * @param isWanted asked at each stop: undefined where it is not any more
 * @param note told what the work says where the page may draw
 */
export function inPieces<Step, Value>(
  work: Iterator<Step, Value>,
  ports: PiecePorts,
  isWanted: () => boolean,
  note?: (step: Step) => void,
): Promise<Value | undefined>;
export async function inPieces<Step, Value>(
  work: Iterator<Step, Value>,
  { clock, pause }: PiecePorts,
  isWanted = (): boolean => true,
  note?: (step: Step) => void,
): Promise<Value | undefined> {
  let pieceEndMs = clock.nowMs() + pieceMs;
  for (let step = work.next(); isWanted(); step = work.next()) {
    if (step.done) return step.value;
    if (clock.nowMs() < pieceEndMs) continue;
    note?.(step.value);
    await pause();
    pieceEndMs = clock.nowMs() + pieceMs;
  }
  return undefined;
}
