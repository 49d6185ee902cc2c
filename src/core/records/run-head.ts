import type { Model } from '../catalogue/model';
import { fullName } from '../comparison/full-name';
import type { RunConfig } from '../comparison/run-config';
import type { ColumnSettings } from '../comparison/workspace';
import type { FilledPrompt } from '../prompts/prompt';
import type { Run, RunColumn, RunHead } from './run';

/** What a run is made of, before it begins. */
interface Beginning {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly nowMs: number;
  readonly origin: RunHead['origin'];
  readonly columns: readonly RunColumn[];
  readonly items: readonly FilledPrompt[];
  readonly runConfig: RunConfig;
  /** The columns' indices in the order in which they are to be asked. */
  readonly order: readonly number[];
}

/** What a model is called in a run: by its id where the page does not know it (any more). */
export function nameOf(modelId: string, model: Model | undefined): string {
  return model ? fullName(model) : modelId;
}

/** A column of a run, asked from the beginning of a conversation. */
export function newRunColumn(
  modelId: string,
  model: Model | undefined,
  settings: ColumnSettings,
): RunColumn {
  return { modelId, modelName: nameOf(modelId, model), settings, before: [], answerBegins: '' };
}

/** A run as it is noted when it begins. */
export function runHead(beginning: Beginning): RunHead {
  const { id, nowMs, origin, columns, items, runConfig, order } = beginning;
  const { schedule, drawSeed, blindRounds, fresh, warmUp, probabilities, maxSeconds } = runConfig;
  return {
    format: 'playground-run',
    version: 1,
    id,
    startedAt: new Date(nowMs).toISOString(),
    origin,
    conditions: {
      schedule,
      order: [...order],
      drawSeed,
      firstRound: blindRounds,
      fresh,
      warmUp,
      probabilities,
      blind: runConfig.blind && columns.length > 1,
      maxSeconds,
    },
    revealed: false,
    columns: [...columns],
    items: [...items],
  };
}

/** A run without its answers, also without those that cannot be read. */
export function headOf(run: Run): RunHead {
  const { cells: _, unreadableCells: _unreadable, ...head } = run;
  return head;
}

/** A run done again, as it is noted when that begins. */
export function replayHead(run: Run, id: string, nowMs: number): RunHead {
  const head = headOf(run);
  const startedAt = new Date(nowMs).toISOString();
  // Other sides than then: showing those of one run must not give away those of the other.
  const conditions = { ...head.conditions, drawSeed: (head.conditions.drawSeed + nowMs) % 2 ** 31 };
  return { ...head, conditions, id, startedAt, origin: { kind: 'replay', of: run.id } };
}
