/** The stores of runs and votes, with what could not be written held in memory. */
import { success, type Outcome } from '../../core/outcome';
import type { Vote } from '../../core/rating/vote';
import type { Added, VoteStore, Counted, KeptVotes, NewVote } from '../../core/rating/vote-store';
import type { ItemOfRun } from '../../core/records/still-blind';
import type { Cell, Run, RunHead } from '../../core/records/run';
import { headOf } from '../../core/records/run-head';
import type { KeptRuns, RunStore } from '../../core/records/run-store';
import type { StoreFailure } from '../../core/store/failures';
import type { UnsavedWork } from './unsaved.svelte';

type Result<Value> = Promise<Outcome<Value, StoreFailure>>;

export class HeldRuns implements RunStore {
  /** Runs that have been in the database since it was made anew: of those, one that is gone was deleted. */
  readonly #hereAgain = new Set<string>();

  constructor(
    readonly store: RunStore,
    readonly unsaved: UnsavedWork,
    /** Whether the database has been made anew in this visit: runs that were begun before are not in it. */
    readonly isMadeAnew: () => boolean,
  ) {}

  async begin(head: RunHead): Result<void> {
    const begun = await this.store.begin(head);
    if (begun.ok && this.isMadeAnew()) this.#hereAgain.add(head.id);
    this.unsaved.noteHead(head);
    // A batch that could not be noted is not begun, and nothing of it is lost.
    if (!begun.ok && head.origin.kind !== 'compare') return begun;
    return this.unsaved.note({ kind: 'begin', runId: head.id, head }, begun);
  }

  async addCell(runId: string, cell: Cell): Result<boolean> {
    const write = { kind: 'cell', runId, cell } as const;
    if (this.unsaved.holdsBeginning(runId)) {
      const begun = await this.unsaved.write();
      if (!begun.ok && this.unsaved.holdsBeginning(runId)) return this.unsaved.note(write, begun);
    }
    const isMissed = this.isMadeAnew() && !this.#hereAgain.has(runId);
    const added = await (isMissed ? this.unsaved : this.store).addCell(runId, cell);
    if (isMissed && added.ok && added.value) this.#hereAgain.add(runId);
    // Many others may have been looked at since it was begun.
    if (!added.ok && !this.unsaved.knows(runId)) await this.load(runId);
    return this.unsaved.note(write, added);
  }

  /** Of what is held it is noted there, and nothing else may keep it from being shown. */
  async reveal(runIds: readonly string[]): Result<readonly string[]> {
    const kept = runIds.filter((id) => !this.unsaved.holdsBeginning(id));
    const noted = kept.length === 0 ? success(runIds) : await this.store.reveal(kept);
    if (noted.ok) this.unsaved.noteShown([...runIds, ...noted.value]);
    return noted;
  }

  async load(id: string): Result<Run | undefined> {
    const run = await this.store.load(id);
    if (run.ok && run.value) this.unsaved.noteHead(headOf(run.value));
    return run;
  }

  async remove(ids: readonly string[]): Result<void> {
    const removed = await this.store.remove(ids);
    if (removed.ok) this.unsaved.forgetRuns(ids);
    return removed;
  }

  async clear(): Result<void> {
    const cleared = await this.store.clear();
    if (cleared.ok) this.unsaved.forgetRuns();
    return cleared;
  }

  list(): Result<KeptRuns> {
    return this.store.list();
  }

  withAnswer(accepts: (text: string) => boolean): Result<ReadonlySet<string>> {
    return this.store.withAnswer(accepts);
  }

  seenBefore(answers: ItemOfRun): Result<boolean> {
    return this.store.seenBefore(answers);
  }

  asKept(ids: readonly string[]): Result<readonly unknown[]> {
    return this.store.asKept(ids);
  }

  addAll(runs: readonly Run[]): Result<number> {
    return this.store.addAll(runs);
  }

  addPart(part: Run): Result<number | undefined> {
    return this.store.addPart(part);
  }
}

export class HeldVotes implements VoteStore {
  constructor(
    readonly store: VoteStore,
    readonly unsaved: UnsavedWork,
  ) {}

  /** Whether it is blind, the run tells: what is held of that is written first, or the vote is held, too. */
  async add(vote: NewVote, shows: readonly string[]): Result<Added> {
    const { runId } = vote;
    const write = { kind: 'vote', runId, vote, shows } as const;
    if (this.unsaved.holdsJudged(vote)) {
      // An earlier one that is held makes way, rather than being written first.
      this.unsaved.forgetVotes(vote);
      const written = await this.unsaved.write(true);
      if (!written.ok && this.unsaved.holdsJudged(vote)) return this.unsaved.note(write, written);
    }
    const added = await this.store.add(vote, shows);
    if (added.ok) this.unsaved.noteShown(shows);
    return this.unsaved.note(write, added);
  }

  async remove(vote: Pick<Vote, 'id' | 'runId' | 'item'>): Result<void> {
    const removed = await this.store.remove(vote);
    if (removed.ok) this.unsaved.forgetVotes(vote);
    return removed;
  }

  async clear(): Result<void> {
    const cleared = await this.store.clear();
    if (cleared.ok) this.unsaved.forgetVotes();
    return cleared;
  }

  discard(ids: readonly string[]): Result<void> {
    return this.store.discard(ids);
  }

  addAll(votes: Counted): Result<number> {
    return this.store.addAll(votes);
  }

  all(): Result<KeptVotes> {
    return this.store.all();
  }

  on(runId: string): Result<KeptVotes> {
    return this.store.on(runId);
  }

  own(runId: string): Result<readonly Vote[]> {
    return this.store.own(runId);
  }
}
