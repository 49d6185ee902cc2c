import type { Controls } from '../../core/comparison/controls';
import { expectedTimes, type Expectation } from '../../core/comparison/expected-times';
import { sharedSettings } from '../../core/comparison/shared-settings';
import type { Step } from '../../core/comparison/plan';
import type { ColumnState } from './column.svelte';
import type { Times } from '../runs/learnt-times.svelte';

interface Asking {
  readonly columns: readonly ColumnState[];
  readonly controls: Controls;
  /** What is being typed. */
  readonly draft: string;
}

/**
 * How long a plan over all columns takes, as far as this device has shown it.
 *
 * @param prompts of a batch, by item: each begins a conversation of its own. Without: the draft, which
 *   goes on with the conversations there are.
 */
export function expectedOf(
  { columns, controls, draft }: Asking,
  times: Pick<Times, 'of'>,
  steps: readonly Step[],
  prompts?: readonly string[],
): Expectation {
  const { maxSeconds, warmUp } = controls;
  const shared = sharedSettings(
    columns.map(({ settings }) => settings),
    controls,
  );
  // Where the cache is kept, only what is new is read; a blind round begins anew.
  const readsAll = !prompts && controls.fresh && !controls.blind;
  const saidCharacters = columns.map(({ turns }) =>
    readsAll ? turns.reduce((sum, { prompt, text }) => sum + prompt.length + text.length, 0) : 0,
  );
  return expectedTimes(
    steps,
    ({ item, column }) => {
      const settings = shared[column];
      const modelId = columns[column]?.modelId;
      if (!settings || modelId === undefined) return undefined;
      const { maxTokens, systemPrompt } = settings;
      const prompt = prompts ? (prompts[item] ?? '') : draft;
      const promptCharacters = systemPrompt.length + (saidCharacters[column] ?? 0) + prompt.length;
      return { modelId, promptCharacters, maxTokens, maxSeconds };
    },
    (modelId) => times.of(modelId),
    warmUp,
  );
}
