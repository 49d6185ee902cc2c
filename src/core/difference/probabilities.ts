import type { TokenProbability } from '../engine/engine';

/** How a model rated the tokens of an answer, all together. */
export interface ProbabilitySummary {
  readonly tokens: number;
  /** Mean of the natural logarithms of their probabilities, at most 0. */
  readonly meanLogProbability: number;
  /**
   * Among how many equally likely tokens the model would have been as undecided: e to the negative mean,
   * at least 1. It is the answer's perplexity in the model's own eyes, the token that ends it counted,
   * and says nothing about whether the answer is right.
   */
  readonly perplexity: number;
}

/** Null where there are no tokens. */
export function probabilitySummary(
  tokens: readonly Pick<TokenProbability, 'logProbability'>[],
): ProbabilitySummary | null {
  if (tokens.length === 0) return null;
  const sum = tokens.reduce((all, { logProbability }) => all + logProbability, 0);
  const meanLogProbability = sum / tokens.length;
  return { tokens: tokens.length, meanLogProbability, perplexity: Math.exp(-meanLogProbability) };
}

/** `sure`: from 0.9; `likely`: from 0.5; `open`: from 0.1; `unlikely`: below. */
export type ProbabilityClass = 'sure' | 'likely' | 'open' | 'unlikely';

export function probabilityClass(logProbability: number): ProbabilityClass {
  const probability = Math.exp(logProbability);
  if (probability >= 0.9) return 'sure';
  if (probability >= 0.5) return 'likely';
  return probability >= 0.1 ? 'open' : 'unlikely';
}
