import { median, type LearntTimes } from './learnt-times';
import type { PlannedCell, Step } from './plan';
import { warmUpTokens } from './warm-up';

/** What is known beforehand of an answer that is to be given. */
export interface Answering {
  readonly modelId: string;
  /** Characters that the model reads first: system prompt, conversation and question. */
  readonly promptCharacters: number;
  /** The limits that it ends by at the latest. */
  readonly maxTokens: number;
  readonly maxSeconds: number;
}

export interface Expectation {
  /** By the index of the step, in milliseconds; null where nothing is known on this device. */
  readonly stepsMs: readonly (number | null)[];
  /** The sum of what is known. */
  readonly knownMs: number;
  /** Whether every step is known. */
  readonly isComplete: boolean;
}

/**
 * How long a plan takes, as far as this device has shown it. Fetching is not counted: nothing here
 * is known of the network. Columns at once share one GPU, so that a step with several takes what they
 * would take one after another; and what they take then teaches nothing.
 *
 * @param warmUp whether a short answer goes before the first one of each model,
 * @param warmModels unless it is one of these
 */
export function expectedTimes(
  steps: readonly Step[],
  answering: (cell: PlannedCell) => Answering | undefined,
  timesOf: (modelId: string) => LearntTimes | undefined,
  warmUp = false,
  warmModels: readonly string[] = [],
): Expectation {
  const warm = new Set(warmModels);
  const cellMs = (cell: PlannedCell): number | null => {
    const answer = answering(cell);
    const times = answer && timesOf(answer.modelId);
    if (!times) return null;
    const isCold = warmUp && !warm.has(answer.modelId);
    warm.add(answer.modelId);
    return sum([answerMs(answer, times), isCold ? warmUpMs(answer, times) : 0]);
  };
  const stepsMs = steps.map((step) => {
    if (step.kind === 'unload') return 0;
    if (step.kind === 'load') return median(timesOf(step.modelId)?.loadMs ?? []) ?? null;
    return sum(step.cells.map(cellMs));
  });
  return {
    stepsMs,
    knownMs: stepsMs.reduce<number>((total, ms) => total + (ms ?? 0), 0),
    isComplete: stepsMs.every((ms) => ms !== null),
  };
}

function sum(parts: readonly (number | null)[]): number | null {
  return parts.reduce<number | null>(
    (total, part) => (total === null || part === null ? null : total + part),
    0,
  );
}

/** Null where no answer of the model was timed yet. */
function answerMs(answer: Answering, times: LearntTimes): number | null {
  const lengths = times.answerTokens.map((tokens) => tokens ?? answer.maxTokens);
  // Where all so far were ended by hand, the limit is what is certain.
  const tokens = Math.min(median(lengths) ?? answer.maxTokens, answer.maxTokens);
  const ms = textMs(answer, tokens, times);
  return ms === null ? null : Math.min(ms, answer.maxSeconds * 1000);
}

function warmUpMs(answer: Answering, times: LearntTimes): number | null {
  return textMs(answer, warmUpTokens(answer), times);
}

function textMs(
  { promptCharacters }: Answering,
  tokens: number,
  times: LearntTimes,
): number | null {
  const decodeRate = median(times.decodeTokensPerSecond);
  if (decodeRate === undefined) return null;
  const prefillRate = median(times.prefillTokensPerSecond);
  // What the engine could not time is too short to count.
  const prefillSeconds = prefillRate ? promptTokens(promptCharacters) / prefillRate : 0;
  return (prefillSeconds + tokens / decodeRate) * 1000;
}

/**
 * About how many tokens a prompt has: four characters a token in English with the vocabularies of
 * today's models, a little less in other languages, and what a chat template adds.
 */
function promptTokens(characters: number): number {
  return characters / 4 + 16;
}
