import type { Model } from '../catalogue/model';

/** A turn as far as it tells what was asked. */
export interface AskedBefore {
  readonly prompt: string;
  readonly answer: { readonly text: string };
}

/** Whether a model is told of a turn later on: there is nothing to go on from in one without an answer. */
export function isTold({ answer }: AskedBefore): boolean {
  return answer.text !== '';
}

/**
 * The prompts that an answer was given to, the latest last. A model that goes on with a text is told
 * of none before it.
 */
export function promptsAsked(
  kind: Model['kind'] | undefined,
  before: readonly AskedBefore[],
  prompt: string,
): string[] {
  const told = kind === 'completion' ? [] : before.filter(isTold);
  return [...told.map((turn) => turn.prompt), prompt];
}

/** All that was asked as one text, which a vote has the hash of: a first prompt as it is, more as JSON. */
export function questionText(prompts: readonly string[]): string {
  const [only = ''] = prompts;
  return prompts.length > 1 ? JSON.stringify(prompts) : only;
}

/** Whether all were asked the same, one prompt after another. */
export function isSameQuestion(all: readonly (readonly string[])[]): boolean {
  return new Set(all.map((prompts) => JSON.stringify(prompts))).size < 2;
}
