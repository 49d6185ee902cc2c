/** Engines that have sampling settings, each by the library that its backend in `worker/engine` calls. */
export type EngineName = 'webLlm';

export interface SamplingSetting {
  readonly least: number;
  readonly most: number;
  /** Step of a control; 1 means whole numbers alone. */
  readonly step: number;
  /** What a column starts with, where its model's producer advises nothing else. */
  readonly default: number;
  /**
   * It came after the first version. Its default then also holds where something was kept before it:
   * it has to change no answer, and is never changed itself. At its default such a setting stands in
   * no hash and sets nobody apart, so that what was kept before is still the same.
   */
  readonly addedLater?: true;
  /**
   * A model's producer can advise it, and a column of that model starts with the advice. `always`: whoever
   * advises anything advises this, as every entry of the catalogue has done since the first version.
   */
  readonly advice?: 'always' | 'optional';
  /** Engines that have it, with the name of the field in their requests; other engines are not told of it. */
  readonly engines: Readonly<Partial<Record<EngineName, string>>>;
}

/**
 * How the next token is drawn from the model's distribution: one entry a setting, from which follow the
 * schema of all that is kept, the form and the request. Its words stand in `settings` of each language.
 * The ranges are inside those that WebLLM 0.2.86 accepts; it knows neither top-k nor min-p. They stand
 * in the order in which they are shown.
 */
export const samplingTable = {
  /** 0 is greedy; 1 leaves the model's distribution as it is. */
  temperature: {
    least: 0,
    most: 2,
    step: 0.1,
    default: 0.7,
    advice: 'always',
    engines: { webLlm: 'temperature' },
  },
  /** Probability mass of the nucleus; the engine refuses 0. */
  topP: {
    least: 0.01,
    most: 1,
    step: 0.01,
    default: 0.95,
    advice: 'always',
    engines: { webLlm: 'top_p' },
  },
  /** Most tokens of one answer. */
  maxTokens: {
    least: 1,
    most: 32_768,
    step: 1,
    default: 256,
    engines: { webLlm: 'max_tokens' },
  },
  /** The same seed, settings and cache state give the same answer on the same device. */
  seed: {
    least: 0,
    most: 2_147_483_647,
    step: 1,
    default: 42,
    engines: { webLlm: 'seed' },
  },
  /** Divides (above 1) the logits of tokens that have appeared; 1 is none. */
  repetitionPenalty: {
    least: 0.5,
    most: 2,
    step: 0.05,
    default: 1,
    advice: 'optional',
    engines: { webLlm: 'repetition_penalty' },
  },
  /** Subtracted once from the logit of a token that has appeared; 0 is none. */
  presencePenalty: {
    least: -2,
    most: 2,
    step: 0.1,
    default: 0,
    advice: 'optional',
    engines: { webLlm: 'presence_penalty' },
  },
  /** Subtracted for every time a token has appeared; 0 is none. */
  frequencyPenalty: {
    least: -2,
    most: 2,
    step: 0.1,
    default: 0,
    advice: 'optional',
    engines: { webLlm: 'frequency_penalty' },
  },
} as const satisfies Readonly<Record<string, SamplingSetting>>;
