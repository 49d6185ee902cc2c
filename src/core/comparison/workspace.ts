import * as v from 'valibot';
import type { Outcome } from '../outcome';
import { SamplingSchema } from '../settings/sampling';
import type { StoreFailure } from '../store/failures';

/** What a column may set: how it samples, and what it tells the model before the first message. */
export const ColumnSettingsSchema = v.strictObject({
  ...SamplingSchema.entries,
  /** Empty: the model's own default, if its chat template has one. */
  systemPrompt: v.string(),
});

/** Measured on the page's clock, from the request to the text in hand; the engine's own beside it. */
const FiguresSchema = v.strictObject({
  /** From asking the engine to the first text of the answer. */
  firstTokenMs: v.nullable(v.number()),
  /** Tokens after the first, by the time from the first to the last; null below two tokens. */
  tokensPerSecond: v.nullable(v.number()),
  tokens: v.number(),
  /** What went through prefill in this turn: the new message alone, or the whole conversation. */
  prefilledTokens: v.number(),
  reusedCache: v.boolean(),
  enginePrefillTokensPerSecond: v.number(),
  engineDecodeTokensPerSecond: v.number(),
});

export const AnswerSchema = v.strictObject({
  text: v.string(),
  /** `cut-off`: the page was closed or the run failed before the answer was whole. */
  finish: v.picklist(['stop', 'length', 'interrupted', 'cut-off']),
  figures: v.nullable(FiguresSchema),
});

const TurnSchema = v.strictObject({ prompt: v.string(), answer: AnswerSchema });

const ColumnSchema = v.strictObject({
  id: v.string(),
  modelId: v.string(),
  settings: ColumnSettingsSchema,
  turns: v.array(TurnSchema),
});

/** What the Compare screen shows, as it is kept between visits. */
export const WorkspaceSchema = v.strictObject({
  draft: v.string(),
  columns: v.pipe(v.array(ColumnSchema), v.minLength(1)),
});

export type ColumnSettings = v.InferOutput<typeof ColumnSettingsSchema>;
export type Figures = v.InferOutput<typeof FiguresSchema>;
export type Answer = v.InferOutput<typeof AnswerSchema>;
export type Turn = v.InferOutput<typeof TurnSchema>;
export type ColumnRecord = v.InferOutput<typeof ColumnSchema>;
export type Workspace = v.InferOutput<typeof WorkspaceSchema>;

/** Where the workspace is kept. What comes back is not trusted: another version may have written it. */
export interface WorkspaceStore {
  /** Undefined where there is none. */
  load(): Promise<Outcome<unknown, StoreFailure>>;
  save(workspace: Workspace): Promise<Outcome<void, StoreFailure>>;
  /** Keeps what cannot be read out of the way of `save`. */
  putAside(kept: unknown): Promise<Outcome<void, StoreFailure>>;
}

/** Undefined where there is none, or none that this version can read. */
export function parseWorkspace(kept: unknown): Workspace | undefined {
  const result = v.safeParse(WorkspaceSchema, kept);
  return result.success ? result.output : undefined;
}
