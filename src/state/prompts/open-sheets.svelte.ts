import { SvelteMap } from 'svelte/reactivity';
import { replaced } from '../../core/prompts/prompt-store';
import type { Prompt } from '../../core/prompts/prompt';
import { PromptSheet } from './prompt-sheet.svelte';

/**
 * The sheets that are open: drafts stay while another prompt or screen is shown. Sheets are made in
 * events, never while something is drawn: what is made there ends with what was drawn.
 */
export class OpenSheets {
  readonly #sheets = new SvelteMap<string, PromptSheet>();
  #current = $state.raw<PromptSheet>();
  /** Sheets of what was never kept; of any other that is kept no more, somebody has deleted it. */
  readonly #begun = new WeakSet<PromptSheet>();

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
    const sheet = this.#sheets.get(prompt.id) ?? new PromptSheet(prompt);
    this.#sheets.set(prompt.id, sheet);
    this.#current = sheet;
    return sheet;
  }

  /** Shows the first of these prompts; no sheet where there is none. */
  openFirst([first]: readonly Prompt[]): void {
    this.#current = undefined;
    if (first) this.open(first);
  }

  /** Shows an empty sheet under a new id. */
  begin(id: string, role: Prompt['role']): PromptSheet {
    const nothing = { title: '', text: '', tags: [], language: null, responseSchema: null };
    const sheet = this.open({ id, role, ...nothing });
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

  /** Takes what another tab has changed, where nobody edits it here; the values for its variables stay. */
  follow(kept: readonly Prompt[]): void {
    for (const prompt of kept) {
      const sheet = this.of(prompt.id);
      if (sheet && !sheet.changed && replaced(prompt, sheet.prompt) !== 'kept') sheet.saved(prompt);
    }
  }

  /** The draft on it goes. */
  close(id: string): void {
    this.#sheets.delete(id);
  }

  /** What is written and not saved, as the prompts that it would be. */
  readonly drafts = $derived.by((): readonly Prompt[] =>
    [...this.#sheets.values()].flatMap(({ changed, problem, written }) =>
      changed && problem !== 'empty' ? [written] : [],
    ),
  );
}
