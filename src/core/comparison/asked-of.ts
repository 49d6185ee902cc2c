import type { AskedOf, Workspace } from './workspace';

/** A turn as far as it tells who answered. */
export interface Owned {
  readonly askedOf: AskedOf | null;
  /** The seed that this answer alone was asked with; undefined where it was the settings' own. */
  readonly seed?: number | undefined;
}

/**
 * Whether two answers are of the same model with the same settings. A seed of an answer's own is told
 * with it, and makes no other of its settings.
 */
export function isSameOwner(one: Owned, other: Owned): boolean {
  if (!one.askedOf || !other.askedOf) return one.askedOf === other.askedOf;
  const ownSeed = one.seed ?? other.seed;
  return textOf(one.askedOf, ownSeed) === textOf(other.askedOf, ownSeed);
}

function textOf({ modelId, settings }: AskedOf, ownSeed: number | undefined): string {
  const told = ownSeed === undefined ? settings : { ...settings, seed: ownSeed };
  return JSON.stringify([modelId, Object.entries(told).toSorted(byName)]);
}

function byName([one]: [string, unknown], [other]: [string, unknown]): number {
  return one < other ? -1 : 1;
}

/** A workspace whose latest round tells of turns what an earlier version did not record with them. */
export function withOwners(workspace: Workspace, nameOf: (modelId: string) => string): Workspace {
  const sides = workspace.round?.sides ?? [];
  return {
    ...workspace,
    columns: workspace.columns.map((column) => ({
      ...column,
      turns: column.turns.map((turn) => {
        const side = sides.find(
          ({ columnId, turnId }) => columnId === column.id && turnId === turn.id,
        );
        if (turn.askedOf || !side) return turn;
        const { modelId, settings } = side;
        return { ...turn, askedOf: { modelId, modelName: nameOf(modelId), settings } };
      }),
    })),
  };
}
