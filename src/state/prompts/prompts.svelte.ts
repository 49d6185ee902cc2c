import { SvelteSet } from 'svelte/reactivity';
import type { Outcome } from '../../core/outcome';
import type { LibraryFailure } from '../../core/prompts/failures';
import { libraryTexts, merge } from '../../core/prompts/library';
import type { FilledPrompt, Prompt } from '../../core/prompts/prompt';
import { inOrder, parseKept, withFirst } from '../../core/prompts/prompt-store';
import { escapeVariables } from '../../core/prompts/variables';
import type { StoreFailure } from '../../core/store/failures';
import type { TextFile } from '../files/text-file';
import { Wait, type Waited } from '../files/wait.svelte';
import { Unreadable } from '../persistence/unreadable.svelte';
import { batchOf, type Batch } from './batch';
import { readLibraryFile } from './library-file';
import type { PromptsNotice } from './notice';
import { OpenSheets } from './open-sheets.svelte';
import type { PromptsPorts } from './ports';
import type { PromptSheet } from './prompt-sheet.svelte';
import { SheetSaving } from './sheet-saving';

/** The library of prompts: a person's own, and those that come with the program. */
export class Prompts {
  #own = $state.raw<readonly Prompt[]>([]);
  #readyMade = $state.raw<readonly Prompt[]>([]);
  #notice = $state.raw<PromptsNotice>();
  readonly sheets: OpenSheets;
  readonly #saving: SheetSaving;
  readonly selected = new SvelteSet<string>();
  /** For a file that is taken. */
  readonly wait = new Wait();
  /** Kept prompts that this version cannot read. */
  readonly unreadable: Unreadable;

  constructor(readonly ports: PromptsPorts) {
    const { store, drafts, saveUnreadable: save } = ports;
    this.sheets = new OpenSheets(drafts);
    this.#saving = new SheetSaving(ports, this.sheets, {
      isReadyMade: (id) => this.#readyMade.some((prompt) => prompt.id === id),
      onNotice: (notice) => {
        this.#notice = notice;
      },
    });
    this.unreadable = new Unreadable({ remove: (ids) => store.remove(ids), save });
  }

  /** A person's own, the latest first. */
  get own(): readonly Prompt[] {
    return this.#own;
  }

  readonly all = $derived.by((): readonly Prompt[] => [...this.#own, ...this.#readyMade]);

  /** Deletes what cannot be read, for good. */
  async removeUnreadable(): Promise<void> {
    const removed = await this.unreadable.remove();
    const count = removed.ok ? removed.value : 0;
    this.#told(removed, { kind: 'deleted-unreadable', count });
  }

  get notice(): PromptsNotice | undefined {
    return this.#notice;
  }

  isOwn(id: string): boolean {
    return this.#own.some((prompt) => prompt.id === id);
  }

  /** Those of the selected that can be deleted. */
  readonly selectedOwn = $derived.by(() => this.#own.filter(({ id }) => this.selected.has(id)));

  async refresh(): Promise<void> {
    const [kept, readyMade] = await Promise.all([this.ports.store.list(), this.ports.readyMade()]);
    this.#readyMade = readyMade;
    if (kept.ok) this.#take(kept.value);
    else this.#fail(kept.failure);
    if (kept.ok) await this.sheets.restore(this.all);
    if (!this.sheets.current) this.sheets.openFirst(this.all);
  }

  #take(kept: readonly unknown[]): void {
    const { prompts, unreadable } = parseKept(kept);
    this.#own = inOrder(prompts, this.#own);
    this.unreadable.note(unreadable);
    this.sheets.follow(prompts);
  }

  /** The sheet that is shown. */
  get current(): PromptSheet | undefined {
    return this.sheets.current;
  }

  open(prompt: Prompt): PromptSheet {
    return this.sheets.open(prompt);
  }

  /**
   * Opens an empty sheet; it is a prompt once it is saved.
   *
   * @param asked stands in it, word for word: nothing in it is meant as a variable
   */
  begin(role: Prompt['role'], asked?: Pick<FilledPrompt, 'text' | 'responseSchema'>): void {
    const sheet = this.sheets.begin(this.ports.newId(), role);
    if (!asked) return;
    const { text, responseSchema } = asked;
    sheet.change({ text: escapeVariables(text), schema: responseSchema ?? '' });
  }

  /**
   * Keeps the draft, and shows the prompt that it has become.
   *
   * @returns that prompt; undefined where it could not be kept
   */
  async save(sheet: PromptSheet): Promise<Prompt | undefined> {
    const kept = await this.#saving.save(sheet);
    if (!kept.ok || !kept.value) return undefined;
    this.#show(kept.value);
    return kept.value;
  }

  /** What is written and not saved, as the prompts that it would be. */
  get drafts(): readonly Prompt[] {
    return this.sheets.drafts;
  }

  get owed(): StoreFailure | undefined {
    return this.#saving.owed;
  }

  /** Keeps drafts, and saves what could not be saved when a person pressed for it. */
  saveAgain(): Promise<Outcome<void, StoreFailure>> {
    this.sheets.keepAgain();
    return this.#saving.again((prompt) => {
      this.#own = withFirst([prompt], this.#own);
    });
  }

  /** Settles what another tab has changed or deleted while it was edited here, as a person wants it. */
  async settle(wish: 'mine' | 'theirs' | 'both'): Promise<void> {
    if (this.#notice?.kind !== 'conflict') return;
    const { sheet } = this.#notice;
    const { written } = sheet;
    if (wish === 'theirs') {
      await this.#takeTheirs(written.id);
      return;
    }
    // It may have been changed since it was to be saved.
    if (sheet.problem !== undefined) return;
    const mine = wish === 'both' ? { ...written, id: this.ports.newId() } : written;
    const put = await this.ports.store.put([mine]);
    if (!this.#told(put, { kind: 'saved', title: mine.title })) return;
    if (wish === 'mine') this.sheets.saved(sheet, mine);
    else this.sheets.close(written.id);
    await this.refresh();
    this.#show(mine);
  }

  /** Leaves the draft, and opens the prompt as the other tab has kept it. */
  async #takeTheirs(id: string): Promise<void> {
    this.#notice = undefined;
    this.sheets.close(id);
    await this.refresh();
    const theirs = this.#own.find((prompt) => prompt.id === id);
    if (theirs) this.open(theirs);
    else this.sheets.openFirst(this.all);
  }

  /** Puts what was just kept first, and opens it. */
  #show(prompt: Prompt): void {
    this.#own = withFirst([prompt], this.#own);
    this.open(prompt);
  }

  async remove(prompts: readonly Prompt[]): Promise<void> {
    const ids = prompts.map(({ id }) => id);
    const removed = await this.ports.store.removeKnown(prompts);
    if (removed.ok && removed.value.length > 0) {
      await this.#askToDelete(ids, removed.value);
      return;
    }
    if (!this.#told(removed, { kind: 'deleted', prompts })) return;
    this.#own = this.#own.filter(({ id }) => !ids.includes(id));
    for (const id of ids) {
      this.selected.delete(id);
      this.sheets.close(id);
    }
    if (this.current && ids.includes(this.current.prompt.id)) this.sheets.openFirst(this.all);
  }

  /** Shows what another tab has made of prompts that were to be deleted, and asks. */
  async #askToDelete(ids: readonly string[], changed: readonly string[]): Promise<void> {
    await this.refresh();
    const prompts = this.#own.filter(({ id }) => ids.includes(id));
    const shownId = this.current?.prompt.id;
    for (const id of changed) if (!this.sheets.of(id)?.changed) this.sheets.close(id);
    const shown = prompts.find(({ id }) => id === shownId);
    if (shown) this.open(shown);
    this.#notice = { kind: 'not-deleted', prompts, changed: changed.length };
  }

  /** Deletes them as they are now, or leaves them. */
  async settleDeletion(isWanted: boolean): Promise<void> {
    if (this.#notice?.kind !== 'not-deleted') return;
    const { prompts } = this.#notice;
    this.#notice = undefined;
    if (isWanted) await this.remove(prompts);
  }

  /** Brings back what was deleted last. */
  async undo(): Promise<void> {
    if (this.#notice?.kind !== 'deleted') return;
    const { prompts } = this.#notice;
    const put = await this.ports.store.add(prompts);
    if (!put.ok) {
      // They are in this notice alone: it stays, so that they can be brought back once there is room.
      this.ports.onNotKept(put.failure);
      return;
    }
    this.#notice = { kind: 'restored', count: prompts.length };
    this.#own = withFirst(prompts, this.#own);
    // One that another tab has brought back first is as it is there.
    await this.refresh();
  }

  /** Hands a file with the prompts over, or several where one could not be taken back. */
  export(prompts: readonly Prompt[]): void {
    for (const text of libraryTexts(prompts)) this.ports.save(text);
  }

  /** Takes the prompts of a file to those that are here: all of them or, also where it is given up, none. */
  import(file: TextFile): Promise<void> {
    return this.wait.during((waited) => this.#import(file, waited));
  }

  async #import(file: TextFile, waited: Waited): Promise<void> {
    const library = await readLibraryFile(file, this.ports, waited);
    if (!library) return;
    if (!library.ok) {
      this.#fail(library.failure);
      return;
    }
    // Another tab may have added some: what is here is never written over, so nothing may count on their ids.
    const kept = await this.ports.store.list();
    if (!kept.ok) {
      this.#fail(kept.failure);
      return;
    }
    this.#take(kept.value);
    if (!waited.isWanted()) return;
    waited.keep();
    const { prompts, encoding } = library.value;
    const { ids } = this.unreadable;
    const { added, ...counts } = merge(this.all, prompts, this.ports.newId, ids);
    const notice = { kind: 'imported', added: added.length, ...counts, encoding } as const;
    if (!this.#told(await this.ports.store.add(added), notice)) return;
    this.#own = [...added, ...this.#own];
  }

  /** What a batch of the selected prompts asks. */
  readonly batch = $derived.by((): Batch => {
    const selected = this.all.filter(({ id }) => this.selected.has(id));
    return batchOf(selected, (id) => this.sheets.of(id));
  });

  /** Whether it went well; a failure is told in place of the notice. */
  #told(outcome: Outcome<unknown, StoreFailure>, notice: PromptsNotice): boolean {
    if (outcome.ok) this.#notice = notice;
    else this.#fail(outcome.failure);
    return outcome.ok;
  }

  #fail(failure: StoreFailure | LibraryFailure): void {
    this.#notice = { kind: 'failed', failure };
  }
}
