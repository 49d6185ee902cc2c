import type { KeptText } from '../core/ports';
import type { VoteStore } from '../core/rating/vote-store';
import type { Run } from '../core/records/run';
import type { RunStore } from '../core/records/run-store';
import type { ColumnState } from '../state/compare/column.svelte';
import type { KeptInventory } from '../state/persistence/inventory.svelte';
import type { Judging } from '../state/votes/judging.svelte';
import type { IsModelHere } from '../state/votes/new-vote';
import type { LiveRuns } from '../state/runs/live-runs';
import type { Runner } from '../state/runs/runner.svelte';
import type { Added } from '../state/models/added.svelte';
import type { UnsavedWork } from '../state/persistence/unsaved.svelte';

/** What runs are performed, kept and judged with; made when the first of them is about to begin. */
export interface RunServices {
  readonly runs: RunStore;
  readonly votes: VoteStore;
  readonly liveRuns: LiveRuns;
  readonly runner: Runner;
  readonly inventory: KeptInventory;
  /** Of which answers on the Compare screen no run has told whose they are. */
  readonly unrecalled: KeptText;
  readonly unsaved: UnsavedWork;
  readonly added: Added;
  /** Finds in the runs what the kept screen does not say of its answers; whether it has found any. */
  readonly recall: (columns: readonly ColumnState[]) => Promise<boolean>;
  /** Whether the files that are here are those of a stamp. */
  readonly isModelHere: IsModelHere;
  readonly judgingOf: (run: Run) => Judging;
}
