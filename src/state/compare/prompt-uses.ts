/** What becomes of a prompt of the library that is used. */
import type { FilledPrompt } from '../../core/prompts/prompt';
import type { Comparison } from './comparison.svelte';
import type { PromptsPorts } from '../prompts/ports';
import type { Runner } from '../runs/runner.svelte';

/** @param open shows the screen */
export function promptUses(
  comparison: Comparison,
  runner: Pick<Runner, 'prompts'>,
  open: (screen: 'compare' | 'records') => void,
): Required<Pick<PromptsPorts, 'loses' | 'onAsk' | 'onSystemPrompt' | 'onBatch'>> {
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
      open('compare');
    },
    onSystemPrompt: (systemPrompt) => {
      for (const column of comparison.columns) {
        comparison.configure(column, { ...column.settings, systemPrompt });
      }
      open('compare');
    },
    onBatch: (prompts) => {
      runner.prompts = prompts;
      open('records');
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
