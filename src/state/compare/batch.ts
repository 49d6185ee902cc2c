import { drawn } from '../../core/comparison/run-config';
import { newRunColumn } from '../../core/records/run-head';
import type { Runner } from '../runs/runner.svelte';
import type { Comparison } from './comparison.svelte';

/**
 * Asks the columns of the screen every prompt that waits for them.
 *
 * @returns the id of the run; undefined where it could not be begun
 */
export function startBatch(comparison: Comparison, runner: Runner): Promise<string | undefined> {
  const { columns, runConfig, settings } = comparison;
  const { prompts, isFree } = runner;
  const begun = runner.startBatch(
    columns.map((column, index) =>
      newRunColumn(column.modelId, comparison.modelOf(column), settings[index] ?? column.settings),
    ),
    runConfig,
  );
  // Drawn at once: what is asked meanwhile takes the next order and the next sides.
  if (isFree && prompts.length > 0) {
    const isBlind = runConfig.blind && columns.length > 1;
    comparison.configureRuns(drawn(runConfig, isBlind ? prompts.length : 0));
  }
  return begun;
}
