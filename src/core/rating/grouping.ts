import { withStops } from '../bounds/stops';
import type { Vote, Contestant } from './vote';

/** What counts as one contestant: a model whatever its settings, or a model with its settings. */
export type Grouping = 'model' | 'settings';

/**
 * Contestants with the same key are one. A model is its id and the hash of its files: other files
 * under the same id are another model, and so are files that nobody has hashed.
 */
export function keyOf({ modelId, modelHash, settings }: Contestant, grouping: Grouping): string {
  return JSON.stringify([modelId, modelHash, ...(grouping === 'settings' ? [settings] : [])]);
}

/** What tells a contestant apart from others that share name and settings. */
export type Version =
  | { readonly kind: 'id'; readonly modelId: string }
  /** The beginning of the hash of its files. */
  | { readonly kind: 'files'; readonly modelId: string; readonly hash: string }
  /** Its id, beside others of the same id: no hash of its files was recorded. */
  | { readonly kind: 'unhashed'; readonly modelId: string };

/** How a contestant is told apart from the others, as far as that is needed. */
export interface Label {
  readonly name: string;
  /** Null where contestants are models alone. */
  readonly settings: string | null;
  /** Null where no others share name and settings. */
  readonly version: Version | null;
}

/** What names contestants: a vote may have come in a file. */
export interface Names {
  /** Whether the vote's name is the model's own, as far as the page knows. */
  readonly isOwn: (contestant: Contestant) => boolean;
  readonly told: (contestant: Contestant) => string;
}

const asRecorded: Names = { isOwn: () => true, told: ({ modelName }) => modelName };

interface Named {
  readonly contestant: Contestant;
  readonly votedAtMs: number;
  readonly isOwn: boolean;
}

function isBetter(one: Named, known: Named): boolean {
  return one.isOwn === known.isOwn ? one.votedAtMs > known.votedAtMs : one.isOwn;
}

/**
 * The labels of all contestants of the votes, by their key; of names that are the model's own the one of
 * the newest vote, else what the newest calls it. It stops now and then.
 */
export function* labelsOf(
  votes: readonly Vote[],
  grouping: Grouping,
  names: Names = asRecorded,
): Generator<undefined, ReadonlyMap<string, Label>> {
  const newest = new Map<string, Named>();
  yield* withStops(votes, ({ contestants, votedAt }) => {
    const votedAtMs = Date.parse(votedAt);
    for (const contestant of contestants) {
      const key = keyOf(contestant, grouping);
      const one = { contestant, votedAtMs, isOwn: names.isOwn(contestant) };
      const known = newest.get(key);
      if (!known || isBetter(one, known)) newest.set(key, one);
    }
  });
  const shown = (contestant: Contestant): string => {
    const name = names.told(contestant);
    return JSON.stringify(grouping === 'settings' ? [name, contestant.settings] : [name]);
  };
  const alike = new Map<string, Alike>();
  yield* withStops(newest.values(), ({ contestant }) => {
    const key = shown(contestant);
    const others = alike.get(key) ?? { count: 0, byId: new Map<string, number>() };
    others.count += 1;
    others.byId.set(contestant.modelId, (others.byId.get(contestant.modelId) ?? 0) + 1);
    alike.set(key, others);
  });
  const labels = new Map<string, Label>();
  yield* withStops(newest, ([key, { contestant }]) => {
    labels.set(key, {
      name: names.told(contestant),
      settings: grouping === 'settings' ? contestant.settings : null,
      version: versionAmong(contestant, alike.get(shown(contestant))),
    });
  });
  return labels;
}

/** Contestants that share what is shown of them, counted: a file may bring very many. */
interface Alike {
  count: number;
  readonly byId: Map<string, number>;
}

const hashLetters = 8;

function versionAmong(
  { modelId, modelHash }: Contestant,
  alike: Alike | undefined,
): Version | null {
  if (!alike || alike.count < 2) return null;
  if (alike.byId.get(modelId) === 1) return { kind: 'id', modelId };
  return modelHash === null
    ? { kind: 'unhashed', modelId }
    : { kind: 'files', modelId, hash: modelHash.slice(0, hashLetters) };
}
