interface Range {
  readonly least: number;
  readonly most: number;
  /** Step of a control; 1 means whole numbers alone. */
  readonly step: number;
  /**
   * Of a setting that came after the first version: what holds where something was kept before it,
   * and changes nothing. It must have one, and never another. At its default it stands in no hash and
   * sets nobody apart, so that what was kept before is still the same.
   */
  readonly default?: number;
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
} as const satisfies Readonly<Record<string, Range>>;
