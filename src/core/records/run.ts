import * as v from 'valibot';
import { Name } from '../bounds/name';
import { growing, unknownAmong } from '../growing';
import { mostRounds } from '../comparison/run-config';
import { AnswerSchema, ColumnSettingsSchema, mostColumns } from '../comparison/workspace';
import { FilledPromptSchema } from '../prompts/prompt';

const Index = v.pipe(v.number(), v.integer(), v.minValue(0));

/** A model with its settings, as it stood in a run. */
const RunColumnSchema = growing({
  modelId: Name,
  modelName: Name,
  settings: ColumnSettingsSchema,
  /** The conversation before the prompt; empty in a batch. */
  before: v.array(
    growing({
      prompt: v.string(),
      answer: v.string(),
      /** Whose answer it is, as it stands in `modelName` of a column; left out where that was not recorded. */
      modelName: v.exactOptional(Name),
    }),
  ),
  /** What the answer was given to begin with; empty where it was asked for from its beginning. */
  answerBegins: v.string(),
});

/** The run config as the run went by it: with its order, drawn by then. */
const ConditionsSchema = growing({
  /** `in-turn`: one column after another. `at-once`: together, on a contended GPU. */
  schedule: v.picklist(['in-turn', 'at-once']),
  /** The columns' indices in the order in which they were to be asked. */
  order: v.array(Index),
  /** The seed that the order and, where blind, the sides are drawn with (`drawSides`). */
  drawSeed: v.pipe(v.number(), v.integer()),
  /** The round, of those drawn with the seed, whose sides the first item has; each further item has the next. */
  firstRound: v.pipe(Index, v.maxValue(mostRounds)),
  /** Every answer starts from an empty KV cache. */
  fresh: v.boolean(),
  /** A short answer that is not counted went before the first one of each model. */
  warmUp: v.boolean(),
  probabilities: v.boolean(),
  /** The run is blind: no export or screen tells which column is which until it is revealed. */
  blind: v.boolean(),
  /** Longest time of one answer, in seconds. */
  maxSeconds: v.pipe(v.number(), v.minValue(1)),
});

/** What an answer depends on: the same stamp, prompt and empty cache give the same text. */
export const StampSchema = growing({
  /** SHA-256 over the paths and hashes of all files of the model, its library apart. */
  weightsSha256: v.string(),
  librarySha256: v.string(),
  /** SHA-256 over the settings as JSON, their names in alphabetical order. */
  settingsSha256: v.string(),
  /** What the model was loaded with. */
  contextTokens: v.number(),
  appVersion: v.string(),
  /** Of WebLLM. */
  engineVersion: v.string(),
  browser: v.string(),
  adapter: growing({ vendor: v.string(), architecture: v.string() }),
});

/** What became of one prompt in one column. */
export const CellSchema = growing({
  /** Index among the run's items. */
  item: Index,
  /** Index among the run's columns. */
  column: Index,
  /** Null where no model was loaded for it. */
  stamp: v.nullable(StampSchema),
  outcome: v.variant('kind', [
    growing({ kind: v.literal('answered'), answer: AnswerSchema }),
    growing({
      kind: v.literal('failed'),
      /** A `RunFailure`, or what another version knows as one. */
      failure: v.looseObject({ kind: v.string() }),
      /** The answer up to the failure; empty where none had begun. */
      answer: AnswerSchema,
    }),
    growing({ kind: unknownAmong(['answered', 'failed']), answer: AnswerSchema }),
  ]),
});

const head = {
  format: v.literal('playground-run'),
  version: v.literal(1),
  id: v.pipe(v.string(), v.minLength(1)),
  startedAt: v.pipe(v.string(), v.isoTimestamp()),
  /** `replay`: another run, done again. */
  origin: v.variant('kind', [
    growing({ kind: v.literal('compare') }),
    growing({ kind: v.literal('batch') }),
    growing({ kind: v.literal('replay'), of: v.string() }),
    growing({ kind: unknownAmong(['compare', 'batch', 'replay']) }),
  ]),
  conditions: ConditionsSchema,
  /** Whether it has been shown which side is which; a vote after that is not blind. */
  revealed: v.boolean(),
  columns: v.pipe(v.array(RunColumnSchema), v.minLength(1), v.maxLength(mostColumns)),
  items: v.pipe(v.array(FilledPromptSchema), v.minLength(1)),
};

/** A run without its answers: what it takes to do it (again). */
export const RunHeadSchema = growing(head);

/** An answer that is kept and that this version cannot read: it is carried along as it is, in its place. */
export const UnreadableCellSchema = growing({ item: Index, column: Index });

/**
 * One or more prompts over one or more columns. A cell that is neither among those nor among the
 * unreadable ones has not been answered yet.
 */
export const RunSchema = growing({
  ...head,
  cells: v.array(CellSchema),
  unreadableCells: v.exactOptional(v.array(UnreadableCellSchema)),
});

export type Stamp = v.InferOutput<typeof StampSchema>;
export type RunColumn = v.InferOutput<typeof RunColumnSchema>;
export type UnreadableCell = v.InferOutput<typeof UnreadableCellSchema>;
export type Cell = v.InferOutput<typeof CellSchema>;
export type RunHead = v.InferOutput<typeof RunHeadSchema>;
export type Run = v.InferOutput<typeof RunSchema>;

/** The id of the run that it does again; undefined where it does none. */
export function originalOf({ origin }: Pick<RunHead, 'origin'>): string | undefined {
  return origin.kind === 'replay' && 'of' in origin ? origin.of : undefined;
}

/** How many answers a run has when it is whole. */
export function cellsOf({ items, columns }: Pick<RunHead, 'items' | 'columns'>): number {
  return items.length * columns.length;
}

/** How many of its answers are still to be given. */
export function missingIn(run: Run): number {
  return cellsOf(run) - run.cells.length - (run.unreadableCells?.length ?? 0);
}

/** Whether there is an answer in that place that this version cannot read. */
export function isUnreadable(run: Run, item: number, column: number): boolean {
  return run.unreadableCells?.some((cell) => cell.item === item && cell.column === column) ?? false;
}

/** Whether it must not be seen which side is which. */
export function isHidden({
  conditions,
  revealed,
}: Pick<RunHead, 'conditions' | 'revealed'>): boolean {
  return conditions.blind && !revealed;
}
