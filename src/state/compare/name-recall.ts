/** Finds the names of models under whose id answers stand: they were not known when the screen was read. */
import type { Model } from '../../core/catalogue/model';
import { toldName } from '../../core/comparison/told-name';
import type { VoteStore } from '../../core/rating/vote-store';
import type { RunStore } from '../../core/records/run-store';
import type { ColumnState } from './column.svelte';

export interface NamingPorts {
  readonly runs: Pick<RunStore, 'list'>;
  readonly votes: Pick<VoteStore, 'all'>;
  /** All that the page knows, once it has looked at what is here. */
  readonly models: () => Promise<readonly Model[]>;
}

/**
 * Gives them the name that the page knows or, where it knows the model no more, the one that a run or a
 * vote has.
 *
 * @returns whether it has found any
 */
export async function recallNames(
  columns: readonly ColumnState[],
  { models: known, ...kept }: NamingPorts,
): Promise<boolean> {
  const unnamed = columns
    .flatMap(({ allTurns }) => allTurns)
    .flatMap((turn) =>
      turn.askedOf && turn.askedOf.modelName === turn.askedOf.modelId
        ? [{ turn, askedOf: turn.askedOf }]
        : [],
    );
  if (unnamed.length === 0) return false;
  const models = await known();
  const recorded = await recordedNames(kept);
  let isFound = false;
  for (const { turn, askedOf } of unnamed) {
    const { modelId } = askedOf;
    const isKnown = models.some(({ id }) => id === modelId);
    const modelName = isKnown ? modelId : (recorded.get(modelId) ?? modelId);
    const told = toldName({ modelId, modelName }, models);
    if (told === modelId) continue;
    turn.recall({ ...askedOf, modelName: told });
    isFound = true;
  }
  return isFound;
}

/** The names that runs and votes have, by the models' ids; the latest of runs first. */
async function recordedNames({
  runs,
  votes,
}: Omit<NamingPorts, 'models'>): Promise<ReadonlyMap<string, string>> {
  const [heads, kept] = await Promise.all([runs.list(), votes.all()]);
  const named = [
    ...(heads.ok ? heads.value.runs : []).flatMap(({ head }) => head.columns),
    ...(kept.ok ? kept.value.votes : []).flatMap(({ contestants }) => contestants),
  ].filter(({ modelId, modelName }) => modelName !== modelId);
  return new Map(named.toReversed().map(({ modelId, modelName }) => [modelId, modelName]));
}
