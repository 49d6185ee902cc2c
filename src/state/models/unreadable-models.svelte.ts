import { success, type Outcome } from '../../core/outcome';
import type { StoreFailure } from '../../core/store/failures';
import type { ModelStore } from '../../core/store/model-store';
import type { Added } from './added.svelte';
import { Unreadable } from '../persistence/unreadable.svelte';

/** Models that are here, downloads that are not whole, entries that a person has added. */
export type UnreadableKind = 'models' | 'downloads' | 'added';

export interface UnreadableModelsPorts {
  readonly store: Pick<ModelStore, 'unreadable' | 'remove' | 'discard'>;
  readonly added: Pick<Added, 'refresh' | 'unreadable' | 'remove'>;
  /** Hands the text of a file over as a download. */
  readonly save: (text: string, kind: UnreadableKind) => void;
}

/** Models, unfinished downloads and added entries that this version cannot read: all others are listed without them. */
export class UnreadableModels {
  readonly models: Unreadable;
  readonly downloads: Unreadable;
  readonly added: Unreadable;
  #failure = $state.raw<StoreFailure>();

  constructor(readonly ports: UnreadableModelsPorts) {
    const { store, save } = ports;
    this.models = new Unreadable({
      remove: (ids) => forEach(ids, (id) => store.remove(id)),
      save: (text) => {
        save(text, 'models');
      },
    });
    this.downloads = new Unreadable({
      remove: (ids) => forEach(ids, (id) => store.discard(id)),
      save: (text) => {
        save(text, 'downloads');
      },
    });
    this.added = new Unreadable({
      remove: (ids) => ports.added.remove(ids),
      save: (text) => {
        save(text, 'added');
      },
    });
  }

  /** Why they could not be deleted, or are not known. */
  get failure(): StoreFailure | undefined {
    return this.#failure;
  }

  /** Looks again what is kept. */
  async refresh(): Promise<void> {
    const { store, added } = this.ports;
    const [kept] = await Promise.all([store.unreadable(), added.refresh()]);
    this.added.note(added.unreadable);
    this.#failure = kept.ok ? undefined : kept.failure;
    if (!kept.ok) return;
    this.models.note(kept.value.models);
    this.downloads.note(kept.value.downloads);
  }

  /** Deletes those of a kind for good: not what has come in the place of one since they were looked for. */
  async remove(kind: UnreadableKind): Promise<void> {
    await this.refresh();
    if (this.#failure) return;
    const removed = await this[kind].remove();
    if (removed.ok) await this.refresh();
    else this.#failure = removed.failure;
  }
}

async function forEach(
  ids: readonly string[],
  work: (id: string) => Promise<Outcome<void, StoreFailure>>,
): Promise<Outcome<void, StoreFailure>> {
  for (const id of ids) {
    const done = await work(id);
    if (!done.ok) return done;
  }
  return success(undefined);
}
