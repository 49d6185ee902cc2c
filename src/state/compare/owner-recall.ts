/** Finds in the kept runs what the kept screen does not say of its answers, above all whose they are. */
import type { Model } from '../../core/catalogue/model';
import type { KeptText } from '../../core/ports';
import { ownerIn } from '../../core/records/owners';
import type { Run } from '../../core/records/run';
import { parseUnrecalled } from '../../core/records/unrecalled';
import type { RunStore } from '../../core/records/run-store';
import type { ColumnState } from './column.svelte';
import type { Models } from '../models/models.svelte';
import { recallAnswers } from './answer-recall';
import { recallNames, type NamingPorts } from './name-recall';

interface RecallingPorts {
  readonly runs: Pick<RunStore, 'list' | 'load'>;
  /** Of which answers no run has told whose they are: they are not looked for again. */
  readonly unrecalled: KeptText;
}

/**
 * Finds answers that were saved before they had ended, owners, and names of those that are known by
 * their id alone.
 *
 * @returns whether it has found any
 */
export async function recall(
  columns: readonly ColumnState[],
  ports: RecallingPorts & Pick<NamingPorts, 'runs' | 'votes'>,
  models: Pick<Models, 'all' | 'refresh'>,
): Promise<boolean> {
  const foundAnswers = await recallAnswers(columns, ports.runs);
  const foundOwners = await recallOwners(columns, ports);
  const known = async (): Promise<readonly Model[]> => {
    await models.refresh();
    return models.all;
  };
  const foundNames = await recallNames(columns, { ...ports, models: known });
  return foundAnswers || foundOwners || foundNames;
}

/** @returns whether it has found any */
export async function recallOwners(
  columns: readonly ColumnState[],
  { runs: store, unrecalled }: RecallingPorts,
): Promise<boolean> {
  const sought = parseUnrecalled(unrecalled.read());
  const unowned = columns.flatMap((column) =>
    column.allTurns
      .filter(({ phase, text, askedOf }) => phase === 'done' && text !== '' && !askedOf)
      // Turns have their names within a column.
      .map((turn) => ({ turn, before: column.before(turn), name: `${column.id} ${turn.id}` })),
  );
  if (unowned.every(({ name }) => sought.has(name))) return false;
  const runs = await runsAsking(new Set(unowned.map(({ turn }) => turn.prompt)), store);
  if (!runs) return false;
  const missed: string[] = [];
  for (const { turn, before, name } of unowned) {
    const { prompt, text } = turn;
    const owner = ownerIn(runs, { prompt, text, before });
    if (owner) turn.recall(owner);
    else missed.push(name);
  }
  unrecalled.write(JSON.stringify(missed));
  return missed.length < unowned.length;
}

/** @returns undefined where they could not all be read */
async function runsAsking(
  prompts: ReadonlySet<string>,
  store: Pick<RunStore, 'list' | 'load'>,
): Promise<readonly Run[] | undefined> {
  const kept = await store.list();
  if (!kept.ok) return undefined;
  const runs: Run[] = [];
  for (const { head } of kept.value.runs) {
    if (head.origin.kind !== 'compare' || !prompts.has(head.items[0]?.text ?? '')) continue;
    const run = await store.load(head.id);
    if (!run.ok) return undefined;
    if (run.value) runs.push(run.value);
  }
  return runs;
}
