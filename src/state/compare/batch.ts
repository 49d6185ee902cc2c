import { drawn } from '../../core/comparison/controls';
import { newRunColumn } from '../../core/records/run-head';
import type { Runner } from '../runs/runner.svelte';
import type { Comparison } from './comparison.svelte';

/**
 * Asks the columns of the screen every prompt that waits for them.
 *
 * @returns the id of the run; undefined where it could not be begun
 */
export function startBatch(comparison: Comparison, runner: Runner): Promise<string | undefined> {
  const { columns, controls, settings } = comparison;
  const { prompts, isFree } = runner;
  const begun = runner.startBatch(
    columns.map((column, index) =>
      newRunColumn(column.modelId, comparison.modelOf(column), settings[index] ?? column.settings),
    ),
    controls,
  );
  // Drawn at once: what is asked meanwhile takes the next order and the next sides.
  if (isFree && prompts.length > 0) {
    const isBlind = controls.blind && columns.length > 1;
    comparison.control(drawn(controls, isBlind ? prompts.length : 0));
  }
  return begun;
}
