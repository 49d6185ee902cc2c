import * as v from 'valibot';
import { growing, readable } from '../growing';
import type { Answer, Figures } from './workspace';

/** What was timed on this device: a model's load from the files here, or one whole answer. */
export type Timed =
  | { readonly kind: 'load'; readonly modelId: string; readonly loadMs: number }
  | {
      readonly kind: 'answer';
      readonly modelId: string;
      readonly figures: Figures;
      readonly finish: Answer['finish'];
    };

/** How many values of a time are kept, the newest last: the median of five is moved by three slow ones. */
const latest = 5;

const Samples = <Value extends v.GenericSchema>(value: Value) =>
  v.pipe(v.array(value), v.maxLength(latest), v.readonly());
const Positive = v.pipe(v.number(), v.finite(), v.gtValue(0));

const LearntTimesSchema = growing({
  modelId: v.string(),
  /** Vendor and architecture of the GPU; empty where the browser told nothing. */
  adapter: v.string(),
  loadMs: Samples(Positive),
  /** By the engine's clock: of a short prompt, the wall clock measures mostly what does not grow with it. */
  prefillTokensPerSecond: Samples(Positive),
  /** By the wall clock, which is what a person waits for. */
  decodeTokensPerSecond: Samples(Positive),
  /** Lengths of whole answers; null for one that ran into its limit, and would again. */
  answerTokens: Samples(v.nullable(Positive)),
});

/**
 * What is known of a model's times on one GPU. The context that it was loaded with is no part of it:
 * loading and decoding hardly depend on what is set aside.
 */
export type LearntTimes = v.InferOutput<typeof LearntTimesSchema>;

/** How many models' times are kept, the latest used ones. */
const mostKept = 50;

/** The times that earlier visits have learnt; empty where this version can read none. */
export function parseLearntTimes(kept: string | null): readonly LearntTimes[] {
  const schema = v.pipe(v.string(), v.parseJson(), readable(LearntTimesSchema));
  const result = v.safeParse(schema, kept);
  return result.success ? result.output : [];
}

/** The learnt times with one measurement more: its model stands last, and the one used longest ago goes. */
export function withTimed(
  known: readonly LearntTimes[],
  timed: Timed,
  adapter: string,
): readonly LearntTimes[] {
  const isOfIt = (one: LearntTimes): boolean =>
    one.modelId === timed.modelId && one.adapter === adapter;
  const before = known.find(isOfIt) ?? nothingOf(timed.modelId, adapter);
  return [...known.filter((one) => !isOfIt(one)), learn(before, timed)].slice(-mostKept);
}

/**
 * The model's times on this GPU.
 *
 * @param adapter undefined before the browser was asked: then those on the GPU of the last time
 */
export function timesOf(
  known: readonly LearntTimes[],
  modelId: string,
  adapter: string | undefined,
): LearntTimes | undefined {
  return known.findLast(
    (one) => one.modelId === modelId && (adapter === undefined || one.adapter === adapter),
  );
}

/**
 * What to expect by the latest values: their median. One slow time (other work on the machine, shaders
 * compiled for the first time) does not move it, and after three of a new kind it follows.
 *
 * @returns undefined where there are none
 */
export function median(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((one, other) => one - other);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.floor((sorted.length - 1) / 2)];
  if (upper === undefined || lower === undefined) return undefined;
  return upper === lower ? upper : (upper + lower) / 2;
}

function nothingOf(modelId: string, adapter: string): LearntTimes {
  const rates = { prefillTokensPerSecond: [], decodeTokensPerSecond: [] };
  return { modelId, adapter, loadMs: [], ...rates, answerTokens: [] };
}

function learn(known: LearntTimes, timed: Timed): LearntTimes {
  if (timed.kind === 'load') return { ...known, loadMs: added(known.loadMs, timed.loadMs) };
  const { figures, finish } = timed;
  const { tokensPerSecond, engineDecodeTokensPerSecond: engineRate } = figures;
  const learnt = {
    ...known,
    prefillTokensPerSecond: added(
      known.prefillTokensPerSecond,
      figures.enginePrefillTokensPerSecond,
    ),
    decodeTokensPerSecond: added(known.decodeTokensPerSecond, tokensPerSecond ?? engineRate),
  };
  if (finish === 'stop') {
    return { ...learnt, answerTokens: added(known.answerTokens, figures.tokens) };
  }
  // Of an answer that someone or a clock ended, nobody knows how long it would have been.
  if (finish !== 'length') return learnt;
  return { ...learnt, answerTokens: [...known.answerTokens, null].slice(-latest) };
}

/** An engine that had too little to measure says 0: nothing is learnt from that. */
function added<Value extends number | null>(
  values: readonly Value[],
  value: number,
): readonly (Value | number)[] {
  return Number.isFinite(value) && value > 0 ? [...values, value].slice(-latest) : values;
}
