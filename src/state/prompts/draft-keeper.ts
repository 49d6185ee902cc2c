import { success } from '../../core/outcome';
import type { DraftStore, KeptDraft } from '../../core/prompts/draft';

/** Keeps drafts while they are written, so that none goes with the page, nor one that another tab has written. */
export class DraftKeeper {
  /** What is still to be written, by the prompt's id; undefined: nothing is kept of it any more. */
  readonly #due = new Map<string, KeptDraft | undefined>();
  /** What was read or written here last, by the prompt's id. */
  readonly #known = new Map<string, KeptDraft>();
  #isWriting = false;

  constructor(readonly store: DraftStore) {}

  /** Whether a draft is not, or could not be, kept as it is by now. */
  get isBehind(): boolean {
    return [...this.#due.values()].some((draft) => draft !== undefined);
  }

  /**
   * Keeps the draft of a prompt in place of its earlier one.
   *
   * @param draft undefined where it was saved or discarded
   */
  note(id: string, draft: KeptDraft | undefined): void {
    if (!draft && !this.#known.has(id) && !this.#due.has(id)) return;
    this.#due.set(id, draft);
    void this.#write();
  }

  /** The store has this draft. */
  noteKept(draft: KeptDraft): void {
    this.#known.set(draft.id, draft);
  }

  /** One after another, each as it is by then; what could not be written waits for the next change, and holds up no other. */
  async #write(): Promise<void> {
    if (this.#isWriting) return;
    this.#isWriting = true;
    const refused = new Map<string, KeptDraft | undefined>();
    const nextDue = (): readonly [string, KeptDraft | undefined] | undefined =>
      [...this.#due].find(([id, draft]) => !refused.has(id) || refused.get(id) !== draft);
    for (let next = nextDue(); next; next = nextDue()) {
      const [id, draft] = next;
      const isWritten = await (draft ? this.#put(id, draft) : this.#remove(id));
      if (!isWritten) refused.set(id, draft);
      else if (this.#due.get(id) === draft) this.#due.delete(id);
    }
    this.#isWriting = false;
  }

  async #put(id: string, draft: KeptDraft): Promise<boolean> {
    const known = this.#known.get(id);
    const carried = { ...known, ...draft };
    const put = await this.store.put(carried, known);
    if (!put.ok || !put.value) return false;
    this.#known.set(id, carried);
    return true;
  }

  async #remove(id: string): Promise<boolean> {
    const known = this.#known.get(id);
    const removed = known ? await this.store.remove(known) : success(undefined);
    if (removed.ok) this.#known.delete(id);
    return removed.ok;
  }
}
