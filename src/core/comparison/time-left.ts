import { expectedTimes, type Answering } from './expected-times';
import type { LearntTimes } from './learnt-times';

/** An answer of a run that is under way. */
export interface DueAnswer extends Answering {
  /** It is there, or will not come. */
  readonly isOver: boolean;
}

/**
 * How long what is left of a run takes, in milliseconds, as far as this device has shown it. What is
 * being answered counts as a whole. It is one sum for all columns, so that it tells none from another.
 *
 * @param isLoaded whether a model is in memory already
 * @param warmUp whether a short answer goes before the first one of each model
 * @returns null where something is not known on this device
 */
export function timeLeftMs(
  answers: readonly DueAnswer[],
  isLoaded: (modelId: string) => boolean,
  timesOf: (modelId: string) => LearntTimes | undefined,
  warmUp: boolean,
): number | null {
  const idOf = ({ modelId }: DueAnswer): string => modelId;
  const left = answers.filter(({ isOver }) => !isOver);
  const toLoad = [...new Set(left.map(idOf))].filter((modelId) => !isLoaded(modelId));
  const { knownMs, isComplete } = expectedTimes(
    [
      ...toLoad.map((modelId) => ({ kind: 'load' as const, modelId })),
      ...left.map((_, item) => ({ kind: 'run' as const, cells: [{ item, column: 0 }] })),
    ],
    ({ item }) => left[item],
    timesOf,
    warmUp,
    answers.filter(({ isOver }) => isOver).map(idOf),
  );
  return isComplete ? knownMs : null;
}
