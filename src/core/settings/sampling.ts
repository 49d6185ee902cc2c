import * as v from 'valibot';

interface Range {
  readonly least: number;
  readonly most: number;
  /** Step of a control; 1 means whole numbers alone. */
  readonly step: number;
}

/**
 * How the next token is drawn from the model's distribution. The ranges are inside those that WebLLM
 * 0.2.86 accepts; it knows neither top-k nor min-p. They stand in the order in which they are shown.
 */
export const samplingRanges = {
  /** 0 is greedy; 1 leaves the model's distribution as it is. */
  temperature: { least: 0, most: 2, step: 0.1 },
  /** Probability mass of the nucleus; the engine refuses 0. */
  topP: { least: 0.01, most: 1, step: 0.01 },
  /** Most tokens of one answer. */
  maxTokens: { least: 1, most: 32_768, step: 1 },
  /** The same seed, settings and cache state give the same answer on the same device. */
  seed: { least: 0, most: 2_147_483_647, step: 1 },
  /** Divides (above 1) the logits of tokens that have appeared; 1 is none. */
  repetitionPenalty: { least: 0.5, most: 2, step: 0.05 },
  /** Subtracted once from the logit of a token that has appeared; 0 is none. */
  presencePenalty: { least: -2, most: 2, step: 0.1 },
  /** Subtracted for every time a token has appeared; 0 is none. */
  frequencyPenalty: { least: -2, most: 2, step: 0.1 },
} as const satisfies Record<string, Range>;

/** In the order in which they are shown. */
export const samplingNames = [
  'temperature',
  'topP',
  'maxTokens',
  'seed',
  'repetitionPenalty',
  'presencePenalty',
  'frequencyPenalty',
] as const satisfies readonly (keyof typeof samplingRanges)[];

function inRange({ least, most, step }: Range) {
  const rest = v.check((value: number) => step < 1 || Number.isInteger(value), 'not whole');
  return v.pipe(v.number(), v.minValue(least), v.maxValue(most), rest);
}

export const SamplingSchema = v.strictObject({
  temperature: inRange(samplingRanges.temperature),
  topP: inRange(samplingRanges.topP),
  maxTokens: inRange(samplingRanges.maxTokens),
  seed: inRange(samplingRanges.seed),
  repetitionPenalty: inRange(samplingRanges.repetitionPenalty),
  presencePenalty: inRange(samplingRanges.presencePenalty),
  frequencyPenalty: inRange(samplingRanges.frequencyPenalty),
});

export type Sampling = v.InferOutput<typeof SamplingSchema>;
