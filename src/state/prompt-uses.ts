/** What becomes of a prompt of the library on the Compare screen. */
import type { FilledPrompt } from '../core/prompts/prompt';
import type { Comparison } from './comparison.svelte';
import type { PromptsPorts } from './prompts.svelte';

/** @param open shows the Compare screen */
export function promptUses(
  comparison: Comparison,
  open: () => void,
): Pick<PromptsPorts, 'loses' | 'onAsk'> & Required<Pick<PromptsPorts, 'onSystemPrompt'>> {
  return {
    loses: {
      draft: (text) => losesDraft(comparison, text),
      systemPrompts: (text) =>
        comparison.columns.some(
          ({ settings: { systemPrompt } }) => systemPrompt.trim() !== '' && systemPrompt !== text,
        ),
    },
    onAsk: (prompt: FilledPrompt) => {
      comparison.take(prompt);
      open();
    },
    onSystemPrompt: (systemPrompt) => {
      for (const column of comparison.columns) {
        comparison.configure(column, { ...column.settings, systemPrompt });
      }
      open();
    },
  };
}

/** Whether something that was typed would go if the draft became this. */
export function losesDraft(
  { draft, origin }: Pick<Comparison, 'draft' | 'origin'>,
  text: string,
): boolean {
  return draft.trim() !== '' && draft !== text && origin === null;
}
