import type { Model } from '../../core/catalogue/model';
import type { AskedBefore } from '../../core/comparison/asked';
import type { PlannedCell } from '../../core/comparison/plan';
import type { ColumnSettings } from '../../core/comparison/workspace';
import type { TurnState } from './turn.svelte';

/** An answer that is to be given. */
export interface Task extends PlannedCell {
  readonly turn: TurnState;
  readonly modelId: string;
  /** Undefined where the page does not know it (any more). */
  readonly model: Model | undefined;
  readonly settings: ColumnSettings;
  /** Names the conversation to the engine. */
  readonly conversation: string;
  /** The turns before this one. */
  readonly before: readonly AskedBefore[];
}
