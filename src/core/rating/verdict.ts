import * as v from 'valibot';
import { growing } from '../growing';

/** Positions count from 0 among the contestants. */
export const VerdictSchema = v.variant('kind', [
  /** The best answer beats each other one; nothing is said among the others. */
  growing({
    kind: v.literal('best'),
    position: v.pipe(v.number(), v.integer(), v.minValue(0)),
  }),
  growing({ kind: v.literal('all-equal') }),
  growing({ kind: v.literal('all-bad') }),
]);

export type Verdict = v.InferOutput<typeof VerdictSchema>;
