import { expectedTimes, type Answering } from './expected-times';
import { median, type LearntTimes } from './learnt-times';

/** An answer of a run that is under way. */
export interface DueAnswer extends Answering {
  /** Index among the run's columns. */
  readonly column: number;
  /** The answer is there, or will not come. */
  readonly isOver: boolean;
  /** How long it took in this run, with all that went before it; null where it was not timed here. */
  readonly tookMs: number | null;
}

export interface TimeLeft {
  /** The sum of what is known, in milliseconds. */
  readonly knownMs: number;
  /** Whether all of it is known; else it takes longer. */
  readonly isComplete: boolean;
}

/**
 * How long what is left of a run takes: by what its columns have taken in this very run
 * and, before that is known, by what this device has shown before. What is being answered counts as a
 * whole. It is one sum for all columns, so that it tells none from another.
 *
 * @param isLoaded whether a model is in memory already
 * @param warmUp whether a short answer goes before the first one of each model
 */
export function timeLeft(
  answers: readonly DueAnswer[],
  isLoaded: (modelId: string) => boolean,
  timesOf: (modelId: string) => LearntTimes | undefined,
  warmUp: boolean,
): TimeLeft {
  const idOf = ({ modelId }: DueAnswer): string => modelId;
  const left = answers.filter(({ isOver }) => !isOver);
  const toLoad = [...new Set(left.map(idOf))].filter((modelId) => !isLoaded(modelId));
  const columns = new Set(left.map(({ column }) => column));
  const paces = new Map(
    [...columns].map((column) => [
      column,
      paceMs(
        answers.filter((one) => one.column === column),
        timesOf,
      ),
    ]),
  );
  const pacesMs = left.flatMap(({ column }) => paces.get(column) ?? []);
  const unpaced = left.filter(({ column }) => paces.get(column) === undefined);
  const { knownMs, isComplete } = expectedTimes(
    [
      ...toLoad.map((modelId) => ({ kind: 'load' as const, modelId })),
      ...unpaced.map((_, item) => ({ kind: 'run' as const, cells: [{ item, column: 0 }] })),
    ],
    ({ item }) => unpaced[item],
    timesOf,
    warmUp,
    answers.filter(({ isOver }) => isOver).map(idOf),
  );
  return { knownMs: pacesMs.reduce((sum, ms) => sum + ms, knownMs), isComplete };
}

/**
 * What an answer of a column takes by those that it has given: their median. The first one loaded the
 * model, perhaps, and compiled what it runs on: it counts only where nothing else is known.
 */
function paceMs(
  column: readonly DueAnswer[],
  timesOf: (modelId: string) => LearntTimes | undefined,
): number | undefined {
  const [first, ...others] = column.flatMap(({ tookMs }) => tookMs ?? []);
  const isKnown = column.some(({ modelId }) => timesOf(modelId) !== undefined);
  return median(others) ?? (isKnown ? undefined : first);
}
