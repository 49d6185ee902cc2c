import type { Ballot, Contestant } from './ballot';

/** What counts as one contestant: a model whatever its settings, or a model with its settings. */
export type Naming = 'model' | 'settings';

/**
 * Contestants with the same key are one. A model is its id and the hash of its files: other files
 * under the same id are another model, and so are files that nobody has hashed.
 */
export function keyOf({ modelId, modelHash, settings }: Contestant, naming: Naming): string {
  return JSON.stringify([modelId, modelHash, ...(naming === 'settings' ? [settings] : [])]);
}

/** How a contestant is told apart from the others, as far as that is needed. */
export interface Label {
  readonly name: string;
  /** Null where contestants are models alone. */
  readonly settings: string | null;
  /** The beginning of the hash of its files, or its id, where others share name and settings. */
  readonly version: string | null;
}

/** The labels of all contestants of the ballots, by their key; the newest ballot gives the name. */
export function labelsOf(ballots: readonly Ballot[], naming: Naming): ReadonlyMap<string, Label> {
  const newest = new Map<string, { readonly contestant: Contestant; readonly votedAtMs: number }>();
  for (const { contestants, votedAt } of ballots) {
    const votedAtMs = Date.parse(votedAt);
    for (const contestant of contestants) {
      const key = keyOf(contestant, naming);
      const known = newest.get(key);
      if (!known || known.votedAtMs < votedAtMs) newest.set(key, { contestant, votedAtMs });
    }
  }
  const shown = ({ modelName, settings }: Contestant): string =>
    JSON.stringify(naming === 'settings' ? [modelName, settings] : [modelName]);
  const shared = new Map<string, Contestant[]>();
  for (const { contestant } of newest.values()) {
    shared.set(shown(contestant), [...(shared.get(shown(contestant)) ?? []), contestant]);
  }
  return new Map(
    [...newest].map(([key, { contestant }]) => [
      key,
      {
        name: contestant.modelName,
        settings: naming === 'settings' ? contestant.settings : null,
        version: versionAmong(contestant, shared.get(shown(contestant)) ?? []),
      },
    ]),
  );
}

const hashLetters = 8;

function versionAmong(contestant: Contestant, alike: readonly Contestant[]): string | null {
  if (alike.length < 2) return null;
  const sameId = alike.filter(({ modelId }) => modelId === contestant.modelId).length;
  const hash = contestant.modelHash?.slice(0, hashLetters) ?? '?';
  return sameId === 1 ? contestant.modelId : `${contestant.modelId} ${hash}`;
}
