import {
  wholeWorkspace,
  type Workspace,
  type WorkspaceStore,
} from '../../core/comparison/workspace';
import type { Outcome } from '../../core/outcome';
import type { StoreFailure } from '../../core/store/failures';
import type { KeptInventory } from './inventory.svelte';
import type { UnsavedWork } from './unsaved.svelte';

/** Why what is on the screen may not be there at the next visit, or what of the last one is not. */
export type PersistenceTrouble =
  /** Nothing is kept in this visit, so that what could not be read is not written over. */
  | { readonly kind: 'not-read'; readonly failure: StoreFailure }
  /** Another version has written it; it was put aside, and the page started anew. */
  | { readonly kind: 'put-aside' }
  /** The same of parts of it; the rest is here. */
  | { readonly kind: 'partly-put-aside' }
  /** Another tab shows this screen by now, and keeps what is on it. */
  | { readonly kind: 'elsewhere' }
  /** Another screen is kept in the place of this one, and shown once the page is loaded anew. */
  | { readonly kind: 'replaced' }
  | { readonly kind: 'not-kept'; readonly failure: StoreFailure };

/** What else is kept, by count, and what of it could not be written yet. */
interface Beside {
  readonly inventory: KeptInventory;
  readonly unsaved: UnsavedWork;
}

/** Keeps what the Compare screen shows between visits, and never loses any of it silently. */
export class Persistence {
  #trouble = $state.raw<PersistenceTrouble>();
  /** Another screen is being written. */
  #isReplacing = false;
  /** Comes once the page has come to rest, or with the first run. */
  beside = $state.raw<Beside>();

  /** @param drawSeed gives a seed to what an earlier version has kept without one */
  constructor(
    readonly store: WorkspaceStore,
    readonly drawSeed: () => number,
  ) {}

  /** Undefined while all is well. */
  get trouble(): PersistenceTrouble | undefined {
    return this.#trouble;
  }

  /** There is something to tell of what is kept. */
  get hasNews(): boolean {
    return this.#trouble !== undefined || !!this.beside?.inventory.lost;
  }

  /** Another tab has taken this screen over: what it keeps is not written over. */
  handOver(): void {
    this.#trouble = { kind: 'elsewhere' };
  }

  /** What the last visit left; undefined where there is nothing, or nothing that can be read. */
  async load(): Promise<Workspace | undefined> {
    const loaded = await this.store.load();
    if (!loaded.ok) {
      this.#trouble = { kind: 'not-read', failure: loaded.failure };
      return undefined;
    }
    if (loaded.value === undefined) return undefined;
    const whole = wholeWorkspace(loaded.value);
    if (whole) return whole;
    const others = await import('../../core/comparison/kept-workspace').catch(() => undefined);
    if (!others) {
      const file = 'kept-workspace';
      const failure = { kind: 'network', file, part: file, status: null } as const;
      this.#trouble = { kind: 'not-read', failure };
      return undefined;
    }
    const read = others.parseWorkspace(loaded.value, this.drawSeed());
    if (read?.isWhole) return read.workspace;
    const aside = await this.store.putAside(loaded.value);
    const kind = read ? 'partly-put-aside' : 'put-aside';
    this.#trouble = aside.ok ? { kind } : { kind: 'not-read', failure: aside.failure };
    return aside.ok ? read?.workspace : undefined;
  }

  /** @param isAsked a person has pressed for it */
  async save(workspace: Workspace, isAsked = false): Promise<void> {
    if (this.#isHeldBack) return;
    const saved = await this.store.save(workspace);
    // What else could not be written may find room now.
    const written =
      saved.ok && this.#trouble?.kind === 'not-kept'
        ? await this.beside?.unsaved.write(isAsked)
        : saved;
    if (written?.ok === false) this.notKept(written.failure);
    else if (this.#trouble?.kind === 'not-kept') this.#trouble = undefined;
  }

  /** Tries once more to keep it, since a person has asked for it. */
  async again(workspace: Workspace): Promise<void> {
    const reopened = await this.store.reopen();
    // Another database may be there now.
    void this.beside?.inventory.refresh();
    if (reopened.ok) await this.save(workspace, true);
    else this.notKept(reopened.failure);
  }

  /**
   * Keeps another screen in the place of this one, which is not written any more: the page is to start
   * anew with it. That is told, since a person may be asked whether to leave the page, and stay.
   */
  async replaceBy(workspace: Workspace): Promise<Outcome<void, StoreFailure>> {
    this.#isReplacing = true;
    const saved = await this.store.save(workspace);
    this.#isReplacing = false;
    if (saved.ok) this.#trouble = { kind: 'replaced' };
    return saved;
  }

  /**
   * Something else of what is on the screen could not be kept.
   *
   * @returns whether that is told: not where this visit, or this tab, keeps nothing at all
   */
  notKept(failure: StoreFailure): boolean {
    const isTold = !this.#isHeldBack;
    if (isTold) this.#trouble = { kind: 'not-kept', failure };
    return isTold;
  }

  /** Nothing is kept in this visit, or not by this tab. */
  get #isHeldBack(): boolean {
    const kind = this.#trouble?.kind ?? '';
    return this.#isReplacing || ['not-read', 'elsewhere', 'replaced'].includes(kind);
  }
}
