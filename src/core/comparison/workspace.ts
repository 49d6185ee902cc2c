import * as v from 'valibot';
import { ThinkingMarksSchema } from '../catalogue/thinking-marks';
import { BoundedList } from '../bounds/list';
import { Name as AnyName } from '../bounds/name';
import { growing, growingList } from '../growing';
import type { Outcome } from '../outcome';
import { mostPromptCharacters } from '../prompts/most-characters';
import { VerdictSchema } from '../rating/verdict';
import { SamplingSchema } from '../settings/sampling';
import { AnswerConfigSchema, RunConfigSchema } from './run-config';
import type { StoreFailure } from '../store/failures';

/** A screen has room for so many beside each other. */
export const mostColumns = 4;

/**
 * What is kept or comes from outside has at most so much, which is more than can be made here: of a prompt
 * and what goes before it,
 */
export const mostTextCharacters = 2_000_000;
/** of an answer, whose 32,768 tokens have 256 characters at most each, */
export const mostAnswerCharacters = 32_768 * 256;
/** and turns of a column, all branches together. */
export const mostTurns = 10_000;

const Text = v.pipe(v.string(), v.maxLength(mostTextCharacters));
const Name = v.pipe(AnyName, v.maxLength(1000));

/** What a column may set: how it samples, and what it tells the model before the first message. */
export const ColumnSettingsSchema = growing({
  ...SamplingSchema.entries,
  /** Empty: the model's own default, if its chat template has one. */
  systemPrompt: Text,
});

/** Measured on the page's clock, from the request to the text in hand; the engine's own beside it. */
const FiguresSchema = growing({
  /** From asking the engine to the first text of the answer. */
  firstTokenMs: v.nullable(v.number()),
  /** Tokens after the first batch, by the time from it to the last one; null below two batches. */
  tokensPerSecond: v.nullable(v.number()),
  tokens: v.number(),
  /** What went through prefill in this turn: the new message alone, or the whole conversation. */
  prefilledTokens: v.number(),
  reusedCache: v.boolean(),
  enginePrefillTokensPerSecond: v.number(),
  engineDecodeTokensPerSecond: v.number(),
});

/** What about a run could make its figures or its text differ from another run's. */
const CircumstancesSchema = growing({
  /** The KV cache was emptied first: the answer depends on nothing but what it is stamped with. */
  fresh: v.boolean(),
  /** Another column used the same GPU meanwhile: its speed says little. */
  contended: v.boolean(),
  /** The engine had been lost and was started anew for this answer. */
  afterLoss: v.boolean(),
  /** A processor did the work of a GPU; left out where it did not. */
  software: v.exactOptional(v.literal(true)),
  /** Place of the column in the order in which the columns were asked, from 0. */
  place: v.number(),
});

export const TokenProbabilitySchema = growing({
  text: v.string(),
  logProbability: v.number(),
  alternatives: v.pipe(
    v.array(growing({ text: v.string(), logProbability: v.number() })),
    v.readonly(),
  ),
});

const Amount = v.pipe(v.number(), v.finite(), v.minValue(0));

/** How a model thought before it answered. */
const ThinkingSchema = growing({
  /** As its catalogue entry declared them; null where that declares none. */
  marks: v.nullable(ThinkingMarksSchema),
  /** Of the thoughts, their marks included, as the batches counted them; null: not known. */
  tokens: v.nullable(Amount),
  /** On the page's clock, from the first text to the end of the thoughts; null: not known. */
  ms: v.nullable(Amount),
});

export const AnswerSchema = growing({
  text: v.pipe(v.string(), v.maxLength(mostAnswerCharacters)),
  /**
   * `cut-off`: the page was closed or the run failed before the answer was whole. `length`: it got
   * all the tokens that it may have. `context`: the context was full before that. `time`: it took
   * longer than it was allowed.
   */
  finish: growingList(['stop', 'length', 'context', 'time', 'interrupted', 'cut-off']),
  figures: v.nullable(FiguresSchema),
  circumstances: v.optional(v.nullable(CircumstancesSchema), null),
  /** One entry a token, where they were asked for. */
  probabilities: v.optional(
    v.nullable(v.pipe(v.array(TokenProbabilitySchema), v.readonly())),
    null,
  ),
  /** What is known of its thoughts; left out where it is not known that there are any. */
  thinking: v.exactOptional(ThinkingSchema),
});

/** The prompt of the library that a text is, word for word. */
const OriginSchema = growing({
  /** Null where it was changed there before it was asked, and not saved. */
  promptId: v.nullable(v.string()),
  tags: v.array(Name),
});

/** What an answer was asked of, which its column may have changed since. */
const AskedOfSchema = growing({
  modelId: Name,
  /** The name at that time: it stays where the model is not known any more. */
  modelName: Name,
  settings: ColumnSettingsSchema,
  /** The run that keeps the answer, and the index among its columns; left out where an earlier version asked. */
  run: v.exactOptional(growing({ id: v.string(), column: v.number() })),
});

export const TurnSchema = growing({
  id: v.string(),
  /** The turn that it follows; null for the first of a conversation. Turns with the same are branches. */
  parentId: v.nullable(v.string()),
  prompt: Text,
  responseSchema: v.optional(v.nullable(Text), null),
  /** Null where the prompt was typed. */
  origin: v.optional(v.nullable(OriginSchema), null),
  /** With which this answer alone was asked for; undefined where it was the settings’ own. */
  seed: v.optional(v.number()),
  /** Null where an earlier version did not record it. */
  askedOf: v.optional(v.nullable(AskedOfSchema), null),
  /** Of what the answer began with, where another one has gone on with it; undefined where it is of one. */
  begunBy: v.optional(v.nullable(AskedOfSchema)),
  answer: AnswerSchema,
});

export const ColumnSchema = growing({
  id: v.string(),
  modelId: Name,
  settings: ColumnSettingsSchema,
  /** All branches: each turn names the one it follows, which stands before it. */
  turns: BoundedList(TurnSchema, mostTurns),
  /** The last turn of the branch that is shown; null where nothing was asked. */
  shownId: v.nullable(v.string()),
});

/**
 * One prompt to several columns, which can be judged: a run, with a copy of what the first paint needs of it
 * (docs/decisions/round-copied-for-the-first-paint.md).
 */
const RoundSchema = growing({
  id: v.string(),
  /** What each column answered, by its side: the first is shown as A. */
  sides: v.array(
    growing({
      columnId: v.string(),
      turnId: v.string(),
      /** Its index among the columns of the run that is kept of it. */
      place: v.optional(v.number(), 0),
      /** What it was asked with; the column may have changed since. */
      modelId: Name,
      settings: ColumnSettingsSchema,
    }),
  ),
  /** Nothing tells which column is which until the vote. */
  blind: v.boolean(),
  /** Once it has been shown which is which, no vote on it is blind. */
  revealed: v.boolean(),
  /** With which run config it was asked; undefined where another version did not note it. */
  under: v.optional(AnswerConfigSchema),
  /** Rounds before it that nobody was shown: their answers stand in branches, and show when it does. */
  hiddenBefore: v.optional(v.array(growing({ id: v.string(), turnIds: v.array(v.string()) })), []),
  /** The vote, and under which id it is kept. */
  vote: v.nullable(growing({ ballotId: v.string(), verdict: VerdictSchema })),
});

/** What the Compare screen shows, as it is kept between visits. */
export const WorkspaceSchema = growing({
  /** As long as the composer takes it: laying out a longer one takes a browser seconds at each visit. */
  draft: v.pipe(v.string(), v.maxLength(mostPromptCharacters)),
  /** The JSON schema that answers to the draft have to fit; null for free text. */
  responseSchema: v.nullable(Text),
  /** Of the draft; null where it was typed. */
  origin: v.optional(v.nullable(OriginSchema), null),
  controls: RunConfigSchema,
  /** The latest one; null where the last prompt went to one column alone. */
  round: v.optional(v.nullable(RoundSchema), null),
  columns: v.pipe(v.array(ColumnSchema), v.minLength(1), v.maxLength(mostColumns)),
});

/** A workspace that this version reads whole; what another one has kept, `kept-workspace.ts` may read. */
export function wholeWorkspace(kept: unknown): Workspace | undefined {
  const whole = v.safeParse(WorkspaceSchema, kept);
  return whole.success ? whole.output : undefined;
}

export type ColumnSettings = v.InferOutput<typeof ColumnSettingsSchema>;
export type Figures = v.InferOutput<typeof FiguresSchema>;
export type Circumstances = v.InferOutput<typeof CircumstancesSchema>;
export type Answer = v.InferOutput<typeof AnswerSchema>;
export type Origin = v.InferOutput<typeof OriginSchema>;
export type AskedOf = v.InferOutput<typeof AskedOfSchema>;
export type Turn = v.InferOutput<typeof TurnSchema>;
export type Round = v.InferOutput<typeof RoundSchema>;
export type ColumnRecord = v.InferOutput<typeof ColumnSchema>;
export type Workspace = v.InferOutput<typeof WorkspaceSchema>;

/** Where the workspace is kept. What comes back is not trusted: another version may have written it. */
export interface WorkspaceStore {
  /** Undefined where there is none. */
  load(): Promise<Outcome<unknown, StoreFailure>>;
  save(workspace: Workspace): Promise<Outcome<void, StoreFailure>>;
  /** Keeps what cannot be read out of the way of `save`. */
  putAside(kept: unknown): Promise<Outcome<void, StoreFailure>>;
  /** Tries to get at it again once that was lost, since a person has asked for it. */
  reopen(): Promise<Outcome<void, StoreFailure>>;
}
