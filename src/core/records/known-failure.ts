import * as v from 'valibot';
import { RunFailureSchema, type RunFailure } from '../engine/failures';
import type { Cell } from './run';

type Failure = Extract<Cell['outcome'], { kind: 'failed' }>['failure'];

/** A kept failure as this version knows it; undefined where another version or a file has others. */
export function knownFailure(failure: Failure): RunFailure | undefined {
  const parsed = v.safeParse(RunFailureSchema, failure);
  return parsed.success ? parsed.output : undefined;
}
