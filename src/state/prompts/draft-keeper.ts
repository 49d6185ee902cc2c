import type { DraftStore, KeptDraft } from '../../core/prompts/draft';

/** Keeps drafts while they are written, so that none goes with the page. */
export class DraftKeeper {
  /** What is still to be written, by the prompt's id; undefined: nothing is kept of it any more. */
  readonly #due = new Map<string, KeptDraft | undefined>();
  /** Prompts that the store may have a draft of. */
  readonly #known = new Set<string>();
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
    if (!draft && !this.#known.has(id)) return;
    this.#known.add(id);
    this.#due.set(id, draft);
    void this.#write();
  }

  /** The store has a draft of the prompt. */
  noteKept(id: string): void {
    this.#known.add(id);
  }

  /** One after another, each as it is by then; what could not be written waits for the next change. */
  async #write(): Promise<void> {
    if (this.#isWriting) return;
    this.#isWriting = true;
    for (let next = this.#next; next; next = this.#next) {
      const [id, draft] = next;
      const written = await (draft ? this.store.put(draft) : this.store.remove(id));
      if (!written.ok) break;
      if (this.#due.get(id) === draft) this.#due.delete(id);
    }
    this.#isWriting = false;
  }

  get #next(): readonly [string, KeptDraft | undefined] | undefined {
    const [next] = this.#due;
    return next;
  }
}
