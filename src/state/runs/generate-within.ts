import {
  mostCompileSeconds,
  type Engine,
  type Generation,
  type GenerationRequest,
  type TokenBatch,
} from '../../core/engine/engine';
import type { GenerationFailure } from '../../core/engine/failures';
import { failed, type Outcome } from '../../core/outcome';

export interface GenerationListeners {
  readonly onBatch: (batch: TokenBatch) => void;
  readonly onCompiling: (isCompiling: boolean) => void;
}

export interface TimedGeneration {
  readonly outcome: Outcome<Generation, GenerationFailure>;
  /** The answer took longer than it may, and was interrupted. */
  readonly ranLate: boolean;
  /** Compiling its schema took longer than that may, and was interrupted. */
  readonly compiledLate: boolean;
}

/**
 * Asks, and interrupts what takes longer than an answer may, or than a schema may be compiled, which
 * is not counted as the answer's time. An engine that cannot even be asked has failed.
 */
export async function generateWithin(
  maxSeconds: number,
  engine: Engine,
  request: GenerationRequest,
  { onBatch, onCompiling }: GenerationListeners = { onBatch: ignore, onCompiling: ignore },
): Promise<TimedGeneration> {
  let late: 'answer' | 'schema' | undefined;
  const limitTo = (seconds: number, what: typeof late) =>
    setTimeout(() => {
      late = what;
      engine.interrupt();
    }, seconds * 1000);
  let limit = limitTo(maxSeconds, 'answer');
  const note = (isCompiling: boolean): void => {
    clearTimeout(limit);
    limit = isCompiling ? limitTo(mostCompileSeconds, 'schema') : limitTo(maxSeconds, 'answer');
    onCompiling(isCompiling);
  };
  const outcome = await engine.generate(request, onBatch, note).catch(notAsked);
  clearTimeout(limit);
  return { outcome, ranLate: late === 'answer', compiledLate: late === 'schema' };
}

/** The failure of a call that never reached the engine's worker, or lost it on the way. */
export function notAsked(error: unknown) {
  return failed({ kind: 'generation-failed', detail: String(error) } as const);
}

const ignore = (): void => undefined;
