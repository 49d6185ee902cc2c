import { expectedTimes, type Expectation } from '../../core/comparison/expected-times';
import type { Step } from '../../core/comparison/plan';
import type { EnginePool } from '../engine/engine-pool.svelte';
import type { Times } from '../runs/learnt-times.svelte';
import { stepsFor } from '../runs/steps';
import type { Comparison } from './comparison.svelte';

/**
 * What asking the columns would do now, as they stand and in that order.
 *
 * @param items how many prompts
 */
export function planOf(
  engines: EnginePool,
  comparison: Pick<Comparison, 'columns' | 'runConfig' | 'modelOf'>,
  items = 1,
): Step[] {
  const { columns, runConfig } = comparison;
  const { schedule } = runConfig;
  const models = columns.map(({ modelId }) => ({
    modelId,
    model: comparison.modelOf({ modelId }),
  }));
  return stepsFor(engines, models, { order: [...columns.keys()], schedule, items });
}

/**
 * How long a plan over all columns takes, as far as this device has shown it.
 *
 * @param prompts of a batch, by item: each begins a conversation of its own. Without: the draft, which
 *   goes on with the conversations there are.
 */
export function expectedOf(
  {
    columns,
    runConfig,
    settings: asked,
    draft,
  }: Pick<Comparison, 'columns' | 'runConfig' | 'settings' | 'draft'>,
  times: Pick<Times, 'of'>,
  steps: readonly Step[],
  prompts?: readonly string[],
): Expectation {
  const { maxSeconds, warmUp } = runConfig;
  // Where the cache is kept, only what is new is read; a blind round begins anew.
  const readsAll = !prompts && runConfig.fresh && !runConfig.blind;
  const saidCharacters = columns.map(({ turns }) =>
    readsAll ? turns.reduce((sum, { prompt, text }) => sum + prompt.length + text.length, 0) : 0,
  );
  return expectedTimes(
    steps,
    ({ item, column }) => {
      const settings = asked[column];
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
