import { SvelteMap, SvelteSet } from 'svelte/reactivity';
import { success, type Outcome } from '../../core/outcome';
import type { LibraryFailure } from '../../core/prompts/failures';
import { libraryLimits, libraryTexts, merge, readLibrary } from '../../core/prompts/library';
import type { FilledPrompt, Prompt } from '../../core/prompts/prompt';
import { inOrder, parseKept, replaced, type PromptStore } from '../../core/prompts/prompt-store';
import { escapeVariables, fillPrompt } from '../../core/prompts/variables';
import type { StoreFailure } from '../../core/store/failures';
import type { Encoding } from '../files/decoded-text';
import { inPieces, type PiecePorts } from '../files/in-pieces';
import { PromptSheet } from './prompt-sheet.svelte';
import { textOf, type TextFile } from '../files/text-file';
import { Unreadable } from '../persistence/unreadable.svelte';
import { Wait, type Waited } from '../files/wait.svelte';

export interface PromptsPorts extends PiecePorts {
  readonly store: PromptStore;
  /** Those that come with the program. */
  readonly readyMade: () => Promise<readonly Prompt[]>;
  readonly newId: () => string;
  /** Hands the text of a library over as a download. */
  readonly save: (text: string) => void;
  /** The same for records that cannot be read. */
  readonly saveUnreadable: (text: string) => void;
  /** Called where a prompt could not be saved. */
  readonly onNotKept: (failure: StoreFailure) => void;
  /** Whether something that a person has written would go for what is used. */
  readonly loses: {
    draft(text: string): boolean;
    systemPrompts(text: string): boolean;
  };
  /** Brings one prompt to where models are asked. */
  readonly onAsk: (prompt: FilledPrompt) => void;
  /** Tells every column this before the first message; absent where there is none to tell. */
  readonly onSystemPrompt?: (text: string) => void;
  /** Asks one after another by itself; absent where nothing does that. */
  readonly onBatch?: (prompts: readonly FilledPrompt[]) => void;
}

/** What came of the last thing that was done to the library. */
export type PromptsNotice =
  | { readonly kind: 'saved'; readonly title: string }
  /** Another tab has changed it, or deleted it, since it was opened here: nothing was kept. */
  | { readonly kind: 'conflict'; readonly sheet: PromptSheet; readonly isDeleted: boolean }
  | { readonly kind: 'deleted'; readonly prompts: readonly Prompt[] }
  /** Another tab has changed so many of them, which are here as they are now: none was deleted. */
  | {
      readonly kind: 'not-deleted';
      readonly prompts: readonly Prompt[];
      readonly changed: number;
    }
  | { readonly kind: 'deleted-unreadable'; readonly count: number }
  | { readonly kind: 'restored'; readonly count: number }
  | {
      readonly kind: 'imported';
      readonly added: number;
      readonly renamed: number;
      readonly alreadyHere: number;
      readonly languagesLeftOut: number;
      readonly encoding: Encoding;
    }
  | { readonly kind: 'failed'; readonly failure: StoreFailure | LibraryFailure };

/** The prompts that are asked together, and those that cannot be. */
export interface Batch {
  readonly prompts: readonly FilledPrompt[];
  /** They lack values for their variables. */
  readonly unfilled: readonly Prompt[];
}

/** The library of prompts: a person's own, and those that come with the program. */
export class Prompts {
  #own = $state.raw<readonly Prompt[]>([]);
  #readyMade = $state.raw<readonly Prompt[]>([]);
  #notice = $state.raw<PromptsNotice>();
  /**
   * Drafts stay while another prompt or screen is shown. Sheets are made in events, never while
   * something is drawn: what is made there ends with what was drawn.
   */
  readonly #sheets = new SvelteMap<string, PromptSheet>();
  #current = $state.raw<PromptSheet>();
  /** Sheets of what was never kept; of any other that is kept no more, somebody has deleted it. */
  readonly #begun = new WeakSet<PromptSheet>();
  /** Sheets that could not be saved when a person pressed for it. */
  readonly #owed = new SvelteSet<PromptSheet>();
  readonly selected = new SvelteSet<string>();
  /** For a file that is taken. */
  readonly wait = new Wait();
  /** Kept prompts that this version cannot read. */
  readonly unreadable: Unreadable;

  constructor(readonly ports: PromptsPorts) {
    const { store, saveUnreadable: save } = ports;
    this.unreadable = new Unreadable({ remove: (ids) => store.remove(ids), save });
  }

  /** A person's own, the latest first. */
  get own(): readonly Prompt[] {
    return this.#own;
  }

  readonly all = $derived.by((): readonly Prompt[] => [...this.#own, ...this.#readyMade]);

  /** Deletes what cannot be read, for good. */
  async removeUnreadable(): Promise<void> {
    const { count } = this.unreadable;
    this.#told(await this.unreadable.remove(), { kind: 'deleted-unreadable', count });
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
    if (!kept.ok) {
      this.#notice = { kind: 'failed', failure: kept.failure };
      if (!this.#current) this.#openFirst();
      return;
    }
    this.#take(kept.value);
    if (!this.#current) this.#openFirst();
  }

  #take(kept: readonly unknown[]): void {
    const { prompts, unreadable } = parseKept(kept);
    this.#own = inOrder(prompts, this.#own);
    this.unreadable.note(unreadable);
    for (const prompt of prompts) {
      const sheet = this.#sheets.get(prompt.id);
      // Another tab has changed it, and nobody edits it here; the values for its variables stay.
      if (sheet && !sheet.changed && replaced(prompt, sheet.prompt) !== 'kept') sheet.saved(prompt);
    }
  }

  /** The sheet that is shown. */
  get current(): PromptSheet | undefined {
    return this.#current;
  }

  open(prompt: Prompt): PromptSheet {
    const sheet = this.#sheets.get(prompt.id) ?? new PromptSheet(prompt);
    this.#sheets.set(prompt.id, sheet);
    this.#current = sheet;
    return sheet;
  }

  /**
   * Opens an empty sheet; it is a prompt once it is saved.
   *
   * @param asked stands in it, word for word: nothing in it is meant as a variable
   */
  begin(role: Prompt['role'], asked?: Pick<FilledPrompt, 'text' | 'responseSchema'>): void {
    const id = this.ports.newId();
    const nothing = { title: '', text: '', tags: [], language: null, responseSchema: null };
    const sheet = this.open({ id, role, ...nothing });
    this.#begun.add(sheet);
    if (!asked) return;
    const { text, responseSchema } = asked;
    sheet.change({ text: escapeVariables(text), schema: responseSchema ?? '' });
  }

  /**
   * Keeps the draft. One that comes with the program stays as it is: the draft becomes a prompt of
   * one's own.
   *
   * @returns the prompt that it has become; undefined where it could not be kept
   */
  async save(sheet: PromptSheet): Promise<Prompt | undefined> {
    const kept = await this.#keep(sheet);
    if (!kept.ok || !kept.value) return undefined;
    this.#show(kept.value);
    return kept.value;
  }

  /** What is written and not saved, as the prompts that it would be. */
  readonly drafts = $derived.by((): readonly Prompt[] =>
    [...this.#sheets.values()].flatMap(({ changed, problem, written }) =>
      changed && problem !== 'empty' ? [written] : [],
    ),
  );

  /** Saves what could not be saved when a person pressed for it. */
  async saveAgain(): Promise<Outcome<void, StoreFailure>> {
    for (const sheet of [...this.#owed]) {
      const isOpen = this.#sheets.get(sheet.prompt.id) === sheet && sheet.changed;
      const kept = isOpen ? await this.#keep(sheet) : success(undefined);
      if (!kept.ok) return kept;
      this.#owed.delete(sheet);
      if (kept.value) this.#own = withFirst(kept.value, this.#own);
    }
    return success(undefined);
  }

  /** @returns undefined where it cannot be saved as it is, or a person has to say what is wanted */
  async #keep(sheet: PromptSheet): Promise<Outcome<Prompt | undefined, StoreFailure>> {
    if (sheet.problem !== undefined) return success(undefined);
    const { written } = sheet;
    const fromProgram = this.#readyMade.some(({ id }) => id === written.id);
    const prompt = fromProgram ? { ...written, id: this.ports.newId() } : written;
    const isNew = fromProgram || this.#begun.has(sheet);
    const before = isNew ? undefined : sheet.prompt;
    const kept = await this.ports.store.replace(prompt, before);
    if (!kept.ok) {
      this.#owed.add(sheet);
      this.#notice = { kind: 'failed', failure: kept.failure };
      this.ports.onNotKept(kept.failure);
      return kept;
    }
    if (kept.value !== 'kept') {
      this.#notice = { kind: 'conflict', sheet, isDeleted: kept.value === 'deleted-meanwhile' };
      return success(undefined);
    }
    this.#notice = { kind: 'saved', title: prompt.title };
    this.#begun.delete(sheet);
    if (fromProgram) sheet.revert();
    else sheet.saved(prompt);
    return success(prompt);
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
    if (wish === 'mine') sheet.saved(mine);
    else this.#sheets.delete(written.id);
    await this.refresh();
    this.#show(mine);
  }

  /** Leaves the draft, and opens the prompt as the other tab has kept it. */
  async #takeTheirs(id: string): Promise<void> {
    this.#notice = undefined;
    this.#sheets.delete(id);
    await this.refresh();
    const theirs = this.#own.find((prompt) => prompt.id === id);
    if (theirs) this.open(theirs);
    else this.#openFirst();
  }

  /** Puts what was just kept first, and opens it. */
  #show(prompt: Prompt): void {
    this.#own = withFirst(prompt, this.#own);
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
      this.#sheets.delete(id);
    }
    const gone = this.#current && ids.includes(this.#current.prompt.id);
    if (gone) this.#openFirst();
  }

  /** Shows what another tab has made of prompts that were to be deleted, and asks. */
  async #askToDelete(ids: readonly string[], changed: readonly string[]): Promise<void> {
    await this.refresh();
    const prompts = this.#own.filter(({ id }) => ids.includes(id));
    const shownId = this.#current?.prompt.id;
    for (const id of changed) if (!this.#sheets.get(id)?.changed) this.#sheets.delete(id);
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
    const ids = prompts.map(({ id }) => id);
    this.#own = [...prompts, ...this.#own.filter(({ id }) => !ids.includes(id))];
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

  async #import(file: TextFile, { isWanted, note, keep }: Waited): Promise<void> {
    const arriving = await textOf(file, libraryLimits.bytes, (trouble): LibraryFailure =>
      trouble.kind === 'too-large'
        ? { kind: 'library-too-large', mostBytes: trouble.mostBytes }
        : { kind: 'library-unreadable', detail: trouble.detail },
    );
    if (!arriving.ok) {
      this.#notice = { kind: 'failed', failure: arriving.failure };
      return;
    }
    const { text, encoding } = arriving.value;
    const library = await inPieces(readLibrary(text), this.ports, isWanted, note);
    if (!library) return;
    if (!library.ok) {
      this.#notice = { kind: 'failed', failure: library.failure };
      return;
    }
    // Another tab may have added some: what is here is never written over, so nothing may count on their ids.
    const kept = await this.ports.store.list();
    if (!kept.ok) {
      this.#notice = { kind: 'failed', failure: kept.failure };
      return;
    }
    this.#take(kept.value);
    if (!isWanted()) return;
    keep();
    const { ids } = this.unreadable;
    const { added, ...counts } = merge(this.all, library.value, this.ports.newId, ids);
    const notice = { kind: 'imported', added: added.length, ...counts, encoding } as const;
    if (!this.#told(await this.ports.store.add(added), notice)) return;
    this.#own = [...added, ...this.#own];
  }

  /** What a batch of the selected prompts asks. */
  readonly batch = $derived.by((): Batch => {
    const prompts: FilledPrompt[] = [];
    const unfilled: Prompt[] = [];
    for (const prompt of this.all) {
      if (prompt.role !== 'user' || !this.selected.has(prompt.id)) continue;
      const sheet = this.#sheets.get(prompt.id);
      const filled = sheet ? sheet.filled : asItIs(prompt);
      if (filled.ok) prompts.push(...filled.value);
      else unfilled.push(prompt);
    }
    return { prompts, unfilled };
  });

  #openFirst(): void {
    const [first] = this.all;
    this.#current = undefined;
    if (first) this.open(first);
  }

  /** Whether it went well; a failure is told in place of the notice. */
  #told(outcome: Outcome<unknown, StoreFailure>, notice: PromptsNotice): boolean {
    this.#notice = outcome.ok ? notice : { kind: 'failed', failure: outcome.failure };
    return outcome.ok;
  }
}

function withFirst(first: Prompt, prompts: readonly Prompt[]): readonly Prompt[] {
  return [first, ...prompts.filter(({ id }) => id !== first.id)];
}

function asItIs(prompt: Prompt): PromptSheet['filled'] {
  const one = fillPrompt(prompt, new Map());
  return one.ok ? { ok: true, value: [one.value] } : one;
}
