import * as v from 'valibot';
import { FilledPromptSchema } from '../prompts/prompt';
import { AnswerSchema, ColumnSettingsSchema } from './workspace';

/** A model with its settings, as it stood in a run. */
const RunColumnSchema = v.strictObject({
  columnId: v.string(),
  modelId: v.string(),
  modelName: v.string(),
  kind: v.picklist(['chat', 'completion']),
  settings: ColumnSettingsSchema,
  /** What gave the answers; null until the model has been loaded. */
  stamp: v.nullable(
    v.strictObject({
      /** SHA-256 over the paths and hashes of all files of the model, its library apart. */
      weightsSha256: v.string(),
      librarySha256: v.string(),
      /** What it was loaded with. */
      contextTokens: v.number(),
    }),
  ),
});

/** Where and with what a run was made: what has to be the same for the same text. */
const DeviceStampSchema = v.strictObject({
  appVersion: v.string(),
  engineVersion: v.string(),
  browser: v.string(),
  adapter: v.strictObject({ vendor: v.string(), architecture: v.string() }),
});

const ConditionsSchema = v.strictObject({
  /** `in-turn`: one column after another. `at-once`: together, on a contended GPU. */
  schedule: v.picklist(['in-turn', 'at-once']),
  /** The columns' indices in the order in which they were asked. */
  order: v.array(v.number()),
  /** Draws the order and, where blind, the sides (`drawSides`), */
  drawSeed: v.pipe(v.number(), v.integer()),
  /** which take this number for the first item, the next for the second. */
  firstRound: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** Every answer starts from an empty KV cache. */
  fresh: v.boolean(),
  /** A short answer that is not counted went before the first one of each model. */
  warmUp: v.boolean(),
  probabilities: v.boolean(),
  blind: v.boolean(),
  /** Longest time of one answer, in seconds. */
  maxSeconds: v.pipe(v.number(), v.minValue(1)),
});

/** What became of one prompt in one column. */
const CellSchema = v.strictObject({
  /** Index among the run's items. */
  item: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** Index among the run's columns. */
  column: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** The conversation before the prompt; empty in a batch. */
  before: v.array(v.strictObject({ prompt: v.string(), answer: v.string() })),
  outcome: v.variant('kind', [
    v.strictObject({ kind: v.literal('waiting') }),
    v.strictObject({ kind: v.literal('answered'), answer: AnswerSchema }),
    /** `failure` is a `RunFailure`, or what another version knows as one. */
    v.strictObject({
      kind: v.literal('failed'),
      failure: v.looseObject({ kind: v.string() }),
    }),
  ]),
});

/** One or more prompts over one or more columns, with all that it takes to do it again. */
export const RunSchema = v.strictObject({
  format: v.literal('playground-run'),
  version: v.literal(1),
  id: v.pipe(v.string(), v.minLength(1)),
  startedAt: v.pipe(v.string(), v.isoTimestamp()),
  /** `replay`: another run, done again. */
  origin: v.variant('kind', [
    v.strictObject({ kind: v.literal('compare') }),
    v.strictObject({ kind: v.literal('batch') }),
    v.strictObject({ kind: v.literal('replay'), of: v.string() }),
  ]),
  device: DeviceStampSchema,
  conditions: ConditionsSchema,
  columns: v.pipe(v.array(RunColumnSchema), v.minLength(1), v.maxLength(4)),
  items: v.pipe(v.array(FilledPromptSchema), v.minLength(1)),
  cells: v.array(CellSchema),
});

export type Run = v.InferOutput<typeof RunSchema>;
