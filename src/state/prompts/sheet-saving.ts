import { SvelteMap } from 'svelte/reactivity';
import { success, type Outcome } from '../../core/outcome';
import type { Prompt } from '../../core/prompts/prompt';
import type { StoreFailure } from '../../core/store/failures';
import type { PromptsNotice } from './notice';
import type { OpenSheets } from './open-sheets.svelte';
import type { PromptsPorts } from './ports';
import type { PromptSheet } from './prompt-sheet.svelte';

interface Library {
  /** Whether the prompt of that id comes with the program. */
  readonly isReadyMade: (id: string) => boolean;
  /** What became of it takes the place of the notice. */
  readonly onNotice: (notice: PromptsNotice | undefined) => void;
}

/** Saves sheets as prompts, and remembers which could not be saved when a person pressed for it. */
export class SheetSaving {
  /** Those, and why. */
  readonly #owed = new SvelteMap<PromptSheet, StoreFailure>();

  constructor(
    readonly ports: Pick<PromptsPorts, 'store' | 'newId' | 'onNotKept'>,
    readonly sheets: Pick<OpenSheets, 'isBegun' | 'isUnsaved' | 'saved'>,
    readonly library: Library,
  ) {}

  /** Why one of them is not saved; undefined where there is none. */
  get owed(): StoreFailure | undefined {
    return [...this.#owed].find(([sheet]) => this.sheets.isUnsaved(sheet))?.[1];
  }

  /** Saves them once more. */
  async again(onSaved: (prompt: Prompt) => void): Promise<Outcome<void, StoreFailure>> {
    for (const sheet of [...this.#owed.keys()]) {
      const kept = this.sheets.isUnsaved(sheet) ? await this.save(sheet) : success(undefined);
      if (!kept.ok) return kept;
      this.#owed.delete(sheet);
      if (kept.value) onSaved(kept.value);
    }
    return success(undefined);
  }

  /**
   * Keeps what is written as its prompt. One that comes with the program stays as it is: what is written on
   * it becomes a prompt of one's own.
   *
   * @returns undefined where it cannot be saved as it is, or a person has to say what is wanted
   */
  async save(sheet: PromptSheet): Promise<Outcome<Prompt | undefined, StoreFailure>> {
    if (sheet.problem !== undefined) return success(undefined);
    const { onNotice } = this.library;
    const { written } = sheet;
    const fromProgram = this.library.isReadyMade(written.id);
    const prompt = fromProgram ? { ...written, id: this.ports.newId() } : written;
    const isNew = fromProgram || this.sheets.isBegun(sheet);
    const before = isNew ? undefined : sheet.prompt;
    const kept = await this.ports.store.replace(prompt, before);
    if (!kept.ok) {
      const { failure } = kept;
      this.#owed.set(sheet, failure);
      onNotice(this.ports.onNotKept(failure) ? undefined : { kind: 'failed', failure });
      return kept;
    }
    this.#owed.delete(sheet);
    if (kept.value !== 'kept') {
      onNotice({ kind: 'conflict', sheet, isDeleted: kept.value === 'deleted-meanwhile' });
      return success(undefined);
    }
    onNotice({ kind: 'saved', title: prompt.title });
    if (fromProgram) sheet.revert();
    else this.sheets.saved(sheet, prompt);
    return success(prompt);
  }
}
