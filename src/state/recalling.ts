/** Finds in the kept runs whose the answers are that an earlier version kept without saying so. */
import { ownerIn } from '../core/records/owners';
import type { Run } from '../core/records/run';
import type { RunStore } from '../core/records/run-store';
import type { ColumnState } from './column.svelte';

/** @returns whether it has found any */
export async function recallOwners(
  columns: readonly ColumnState[],
  store: Pick<RunStore, 'list' | 'load'>,
): Promise<boolean> {
  const unowned = columns.flatMap((column) =>
    column.allTurns
      .filter(({ phase, text, askedOf }) => phase === 'done' && text !== '' && !askedOf)
      .map((turn) => ({ turn, before: column.before(turn) })),
  );
  if (unowned.length === 0) return false;
  const runs = await runsAsking(new Set(unowned.map(({ turn }) => turn.prompt)), store);
  const owners = unowned.map(({ turn: { prompt, text }, before }) =>
    ownerIn(runs, { prompt, text, before }),
  );
  for (const [index, { turn }] of unowned.entries()) {
    const owner = owners[index];
    if (owner) turn.recall(owner);
  }
  return owners.some((owner) => owner !== undefined);
}

async function runsAsking(
  prompts: ReadonlySet<string>,
  store: Pick<RunStore, 'list' | 'load'>,
): Promise<readonly Run[]> {
  const kept = await store.list();
  if (!kept.ok) return [];
  const runs: Run[] = [];
  for (const { head } of kept.value.runs) {
    if (head.origin.kind !== 'compare' || !prompts.has(head.items[0]?.text ?? '')) continue;
    const run = await store.load(head.id);
    if (run.ok && run.value) runs.push(run.value);
  }
  return runs;
}
