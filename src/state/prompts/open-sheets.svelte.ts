import { SvelteMap } from 'svelte/reactivity';
import { parseDrafts, type DraftStore, type PromptDraft } from '../../core/prompts/draft';
import { replaced } from '../../core/prompts/prompt-store';
import type { Prompt } from '../../core/prompts/prompt';
import { DraftKeeper } from './draft-keeper';
import { PromptSheet } from './prompt-sheet.svelte';

/**
 * The sheets that are open: drafts stay while another prompt or screen is shown, and for the next visit. Sheets are made in
 * events, never while something is drawn: what is made there ends with what was drawn.
 */
export class OpenSheets {
  readonly #sheets = new SvelteMap<string, PromptSheet>();
  #current = $state.raw<PromptSheet>();
  /** Sheets of what was never kept; of any other that is kept no more, somebody has deleted it. */
  readonly #begun = new WeakSet<PromptSheet>();
  readonly #keeper: DraftKeeper;
  #isRestored = false;

  constructor(readonly store: DraftStore) {
    this.#keeper = new DraftKeeper(store);
  }

  /** The sheet that is shown. */
  get current(): PromptSheet | undefined {
    return this.#current;
  }

  /** @param id of the prompt */
  of(id: string): PromptSheet | undefined {
    return this.#sheets.get(id);
  }

  /** Shows the sheet of a prompt, which stays as it was left. */
  open(prompt: Prompt): PromptSheet {
    const sheet = this.of(prompt.id) ?? this.#made(prompt);
    this.#sheets.set(prompt.id, sheet);
    this.#current = sheet;
    return sheet;
  }

  #made(prompt: Prompt, draft?: PromptDraft): PromptSheet {
    return new PromptSheet(prompt, draft, (changed) => {
      this.#keep(changed);
    });
  }

  #keep(sheet: PromptSheet): void {
    const { id } = sheet.prompt;
    // Closed meanwhile: its draft has gone.
    if (this.of(id) !== sheet) return;
    const before = this.isBegun(sheet) ? null : sheet.prompt;
    this.#keeper.note(id, sheet.changed ? { id, before, draft: sheet.draft } : undefined);
  }

  /**
   * Takes the drafts of earlier visits, once: later ones are another tab's. The first of them is shown where no
   * prompt is.
   *
   * @param kept prompts as they are by now: a draft that says the same was saved
   */
  async restore(kept: readonly Prompt[]): Promise<void> {
    const listed = this.#isRestored ? undefined : await this.store.list();
    if (!listed?.ok || this.#isRestored) return;
    this.#isRestored = true;
    for (const earlier of parseDrafts(listed.value)) {
      const { id, before, draft } = earlier;
      const here = this.of(id);
      // Written on meanwhile: the earlier one stays where it is.
      if (here?.changed) continue;
      this.#keeper.noteKept(earlier);
      const sheet = this.#made(before ?? emptyPrompt(id, draft.role), draft);
      const current = kept.find((prompt) => prompt.id === id);
      if (!sheet.changed || isWritten(sheet, current)) {
        this.#keeper.note(id, undefined);
        continue;
      }
      if (!before) this.#begun.add(sheet);
      this.#sheets.set(id, sheet);
      if (!this.#current || this.#current === here) this.#current = sheet;
    }
  }

  /** Shows the first of these prompts; no sheet where there is none. */
  openFirst([first]: readonly Prompt[]): void {
    this.#current = undefined;
    if (first) this.open(first);
  }

  /** Shows an empty sheet under a new id. */
  begin(id: string, role: Prompt['role']): PromptSheet {
    const sheet = this.open(emptyPrompt(id, role));
    this.#begun.add(sheet);
    return sheet;
  }

  /** Whether its prompt was never kept. */
  isBegun(sheet: PromptSheet): boolean {
    return this.#begun.has(sheet);
  }

  /** Whether something is written on it that was not saved, and it was not closed meanwhile. */
  isUnsaved(sheet: PromptSheet): boolean {
    return this.of(sheet.prompt.id) === sheet && sheet.changed;
  }

  /** Its draft has been kept as this prompt. */
  saved(sheet: PromptSheet, prompt: Prompt): void {
    this.#begun.delete(sheet);
    sheet.saved(prompt);
  }

  /**
   * Takes what another tab has changed, where nobody edits it here, or it is what is written here, too; the
   * values for its variables stay.
   */
  follow(kept: readonly Prompt[]): void {
    for (const prompt of kept) {
      const sheet = this.of(prompt.id);
      if (!sheet || (sheet.changed && !isWritten(sheet, prompt))) continue;
      if (replaced(prompt, sheet.prompt) !== 'kept') this.saved(sheet, prompt);
    }
  }

  /** The draft on it goes. */
  close(id: string): void {
    this.#sheets.delete(id);
    this.#keeper.note(id, undefined);
  }

  /** Keeps once more what is written: there was no room for it, or what was kept has gone with the database. */
  keepAgain(): void {
    for (const sheet of this.#sheets.values()) if (sheet.changed) this.#keep(sheet);
  }

  /** Whether something that is written would go with the page: it is not kept yet, or could not be. */
  get losesDraft(): boolean {
    return this.#keeper.isBehind;
  }

  /** What is written and not saved, whatever is wrong with it. */
  readonly unsaved = $derived.by((): readonly Prompt[] =>
    [...this.#sheets.values()].flatMap(({ changed, written }) => (changed ? [written] : [])),
  );

  /** What is written and not saved, as the prompts that it would be. */
  readonly drafts = $derived.by((): readonly Prompt[] =>
    [...this.#sheets.values()].flatMap(({ changed, problem, written }) =>
      changed && problem !== 'empty' ? [written] : [],
    ),
  );
}

function emptyPrompt(id: string, role: Prompt['role']): Prompt {
  return { id, role, title: '', text: '', tags: [], language: null, responseSchema: null };
}

/** Whether what is written on the sheet is what is kept. */
function isWritten({ written }: PromptSheet, kept: Prompt | undefined): boolean {
  return kept !== undefined && replaced(kept, written) === 'kept';
}
