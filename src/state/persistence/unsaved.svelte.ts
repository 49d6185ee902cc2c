import { SvelteMap } from 'svelte/reactivity';
import type { Unsaved } from '../../core/records/unsaved';
import { failed, success, type Outcome } from '../../core/outcome';
import type { Clock } from '../../core/ports';
import type { Prompt } from '../../core/prompts/prompt';
import type { VoteStore, NewVote } from '../../core/rating/vote-store';
import type { Cell, RunHead } from '../../core/records/run';
import type { RunStore } from '../../core/records/run-store';
import { countsOf, inOrder, keyOf, madeBy, type Write } from '../../core/records/writes';
import type { StoreFailure } from '../../core/store/failures';

/** What a person has written on the Prompts screen. */
export interface PromptDrafts {
  /** Those that are not as they were saved last. Reactive. */
  readonly drafts: readonly Prompt[];
  /** Why one of them is not saved though a person has pressed for it; undefined where there is none. */
  readonly owed: StoreFailure | undefined;
  /** Saves those once more whose saving failed. */
  saveAgain(): Promise<Outcome<void, StoreFailure>>;
}

export interface UnsavedPorts {
  readonly runs: Pick<RunStore, 'begin' | 'addCell' | 'reveal'>;
  readonly votes: Pick<VoteStore, 'add'>;
  readonly clock: Clock;
  /** Called when something could not be written. */
  readonly onNotKept: (failure: StoreFailure) => void;
}

/** All that is held, as JSON: with the screen it has to fit into a file of `mostScreenBytes`. */
const mostCharacters = 16 * 2 ** 20;

/** Between two tries that nobody asked for. */
const pauseMs = 5000;

/** The latest runs, whose heads are remembered: a file takes an answer with its run. */
const mostHeads = 8;

interface Held {
  readonly write: Write;
  readonly characters: number;
}

/** What could not be written, in memory until there is room for it, and how much that is. */
export class UnsavedWork {
  readonly #held = new SvelteMap<string, Held>();
  #heads: readonly RunHead[] = [];
  #dropped = $state(0);
  #drafts = $state.raw<PromptDrafts>();
  #failure: StoreFailure | undefined;
  #nextMs = 0;
  #writing: Promise<unknown> = Promise.resolve();

  constructor(readonly ports: UnsavedPorts) {}

  /** Comes with the screens beside Compare. */
  set drafts(drafts: PromptDrafts) {
    this.#drafts = drafts;
  }

  readonly #writes = $derived.by(() => [...this.#held.values()].map(({ write }) => write));

  /** How much of what is held, and of drafts. */
  readonly counts = $derived.by(() => ({
    ...countsOf(this.#writes),
    prompts: this.#drafts?.drafts.length ?? 0,
  }));

  /** So many writes were more than can be held. */
  get dropped(): number {
    return this.#dropped;
  }

  /** All of it, for a file. */
  get content(): Unsaved {
    return { ...madeBy(this.#writes, this.#heads), prompts: this.#drafts?.drafts ?? [] };
  }

  /** Remembers a run that answers may come for. */
  noteHead(head: RunHead): void {
    const others = this.#heads.filter(({ id }) => id !== head.id);
    const isHeld = ({ id }: RunHead): boolean => this.#writes.some(({ runId }) => runId === id);
    // However many others are looked at: those whose answers are held are not forgotten.
    this.#heads = [head, ...others].filter((one, place) => place < mostHeads || isHeld(one));
  }

  /** Whether a file could have an answer of the run. */
  knows(runId: string): boolean {
    return this.#heads.some(({ id }) => id === runId);
  }

  /** Whether the beginning of a run is held: its answers come after it. */
  holdsBeginning(runId: string): boolean {
    return this.#writes.some((write) => write.kind === 'begin' && write.runId === runId);
  }

  /** Whether something is held that a vote is on: the beginning of its run, or an answer to its prompt. */
  holdsJudged({ runId, item }: Pick<NewVote, 'runId' | 'item'>): boolean {
    return (
      this.holdsBeginning(runId) ||
      this.#writes.some(
        (write) => write.kind === 'cell' && write.runId === runId && write.cell.item === item,
      )
    );
  }

  /** Names of runs are shown: those that are held, or come to be with an answer, are noted so. */
  noteShown(runIds: readonly string[]): void {
    this.#heads = this.#heads.map((head) =>
      runIds.includes(head.id) ? { ...head, revealed: true } : head,
    );
    for (const write of this.#writes) {
      if (write.kind !== 'begin' || !runIds.includes(write.runId)) continue;
      this.#add({ ...write, head: { ...write.head, revealed: true } });
    }
  }

  /** Takes note of what came of a write, and holds what could not be done. */
  note<Value>(write: Write, outcome: Outcome<Value, StoreFailure>): Outcome<Value, StoreFailure> {
    if (outcome.ok) this.#held.delete(keyOf(write));
    else this.hold(write, outcome.failure);
    return outcome;
  }

  hold(write: Write, failure: StoreFailure): void {
    const { kind, runId } = write;
    const head = this.#heads.find(({ id }) => id === runId);
    // The run has gone with the database.
    const isGone = failure.kind === 'database' && failure.reason === 'removed';
    if (isGone && head && kind === 'cell') this.#add({ kind: 'begin', runId, head });
    this.#add(write);
    this.#wait(failure);
    this.ports.onNotKept(failure);
  }

  #add(write: Write): void {
    const key = keyOf(write);
    const characters = JSON.stringify(write).length;
    let all = characters - (this.#held.get(key)?.characters ?? 0);
    for (const held of this.#held.values()) all += held.characters;
    if (all > mostCharacters) this.#dropped += 1;
    else this.#held.set(key, { write, characters });
  }

  #wait(failure: StoreFailure | undefined): void {
    this.#failure = failure;
    this.#nextMs = this.ports.clock.nowMs() + pauseMs;
  }

  /** Forgets what is held of runs that were deleted; unless told, of all. */
  forgetRuns(ids?: readonly string[]): void {
    this.#heads = ids ? this.#heads.filter(({ id }) => !ids.includes(id)) : [];
    this.#forget(({ kind, runId }) => kind !== 'vote' && (ids?.includes(runId) ?? true));
  }

  /** Forgets a vote that was taken back; unless told, all. */
  forgetVotes(given?: Pick<NewVote, 'runId' | 'item'>): void {
    this.#forget(
      (write) =>
        write.kind === 'vote' &&
        (!given || (write.runId === given.runId && write.vote.item === given.item)),
    );
  }

  #forget(isMeant: (write: Write) => boolean): void {
    for (const [key, { write }] of this.#held) if (isMeant(write)) this.#held.delete(key);
  }

  /**
   * Writes what is held, one after another.
   *
   * @param isAsked a person has pressed for it; else it is not tried again at once
   * @returns the first failure, where something is left
   */
  write(isAsked = false): Promise<Outcome<void, StoreFailure>> {
    // What two ask for at a time is done one after the other: the second finds it done.
    const writing = this.#writing.then(() => this.#write(isAsked));
    this.#writing = writing.catch(() => undefined);
    return writing;
  }

  async #write(isAsked: boolean): Promise<Outcome<void, StoreFailure>> {
    const isTooSoon = !isAsked && this.ports.clock.nowMs() < this.#nextMs;
    if (this.#failure && isTooSoon) return failed(this.#failure);
    let failure: StoreFailure | undefined;
    for (const write of inOrder(this.#writes)) {
      const key = keyOf(write);
      const isHeld = (): boolean => this.#held.get(key)?.write === write;
      // It was taken back since, or its run is still not there.
      if (!isHeld() || this.#waitsForRun(write)) continue;
      const outcome = await this.#do(write);
      if (!outcome.ok) failure ??= outcome.failure;
      else if (isHeld()) this.#held.delete(key);
    }
    const saved = isAsked ? await this.#drafts?.saveAgain() : undefined;
    if (saved?.ok === false) failure ??= saved.failure;
    // Nobody's draft is saved unasked; that one could not be is told for as long.
    failure ??= this.#drafts?.owed;
    this.#wait(failure);
    if (failure) return failed(failure);
    this.#dropped = 0;
    return success(undefined);
  }

  /** A vote also waits for the answers that it is on. */
  #waitsForRun(write: Write): boolean {
    if (write.kind === 'begin') return false;
    return write.kind === 'cell' ? this.holdsBeginning(write.runId) : this.holdsJudged(write.vote);
  }

  async #do(write: Write): Promise<Outcome<unknown, StoreFailure>> {
    const { votes } = this.ports;
    switch (write.kind) {
      case 'begin':
        return this.#begin(write.head);
      case 'cell':
        return this.addCell(write.runId, write.cell);
      case 'vote': {
        const added = await votes.add(write.vote, write.shows);
        if (!added.ok) return added;
        this.noteShown(write.shows);
        return added;
      }
    }
  }

  async #begin(head: RunHead): Promise<Outcome<unknown, StoreFailure>> {
    const { runs } = this.ports;
    const begun = await runs.begin(head);
    // It may have been begun before its names were shown.
    return begun.ok && head.revealed ? runs.reveal([head.id]) : begun;
  }

  /**
   * Adds an answer to its run, which is begun once more where it has gone with the database.
   *
   * @returns false where the run is not here, as one that was deleted
   */
  async addCell(runId: string, cell: Cell): Promise<Outcome<boolean, StoreFailure>> {
    const { runs } = this.ports;
    const added = await runs.addCell(runId, cell);
    const head = this.#heads.find(({ id }) => id === runId);
    if (!added.ok || added.value || !head) return added;
    // Its run has gone with the database: of one that was deleted here nothing is held.
    const begun = await this.#begin(head);
    return begun.ok ? runs.addCell(runId, cell) : begun;
  }
}
