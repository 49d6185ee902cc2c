import type { FilledPrompt, Prompt } from '../../core/prompts/prompt';
import { fillPrompt } from '../../core/prompts/variables';
import type { PromptSheet } from './prompt-sheet.svelte';

/** The prompts that are asked together, and those that cannot be. */
export interface Batch {
  readonly prompts: readonly FilledPrompt[];
  /** They lack values for their variables, or are too long with them. */
  readonly unfilled: readonly Prompt[];
}

/**
 * What a batch of prompts asks: an open one as it is written and filled in, any other as it was saved.
 *
 * @param sheetOf the open sheet of a prompt, by its id
 */
export function batchOf(
  selected: readonly Prompt[],
  sheetOf: (id: string) => PromptSheet | undefined,
): Batch {
  const prompts: FilledPrompt[] = [];
  const unfilled: Prompt[] = [];
  for (const prompt of selected) {
    if (prompt.role !== 'user') continue;
    const filled = sheetOf(prompt.id)?.filled ?? asItIs(prompt);
    if (filled.ok) prompts.push(...filled.value);
    else unfilled.push(prompt);
  }
  return { prompts, unfilled };
}

function asItIs(prompt: Prompt): PromptSheet['filled'] {
  const one = fillPrompt(prompt, new Map());
  return one.ok ? { ok: true, value: [one.value] } : one;
}
