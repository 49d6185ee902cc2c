import { SvelteSet } from 'svelte/reactivity';
import type { Outcome } from '../../core/outcome';
import type { RecordsFailure } from '../../core/records/failures';
import { fitCounts, type FitCount } from '../../core/records/schema-fit';
import type { RunForm } from '../../core/records/run-forms';
import { compareRuns, type ReplayComparison } from '../../core/records/replay';
import { isHidden, originalOf, type Run } from '../../core/records/run';
import type { RunSummary } from '../../core/records/run-store';
import { isItemVotable } from '../../core/records/sides';
import { isAllJudged, noVotes, votesOn, type Votes } from '../../core/records/votes';
import type { RunWords } from '../../core/records/words';
import type { Vote } from '../../core/rating/vote';
import type { StoreFailure } from '../../core/store/failures';
import { inPieces } from '../files/in-pieces';
import {
  exportRuns,
  importRuns,
  loadRun,
  type RunFilePorts,
  type RunsExported,
  type RunsTaken,
} from './run-files';
import { Throttle } from '../files/throttle';
import type { TextFile } from '../files/text-file';
import { RunSearch } from './run-search.svelte';
import { Unreadable } from '../persistence/unreadable.svelte';
import { Wait } from '../files/wait.svelte';

/** A run that is being made. */
export interface RunUnderWay {
  readonly id: string;
  /** How many of its cells have an answer or a failure, */
  readonly done: number;
  /** and how many it has. */
  readonly total: number;
}

export interface RecordsPorts extends RunFilePorts {
  /** Reactive: read in a `$derived`. */
  readonly underWay: () => RunUnderWay | undefined;
  /** Goes on with a run that is not whole. */
  readonly onPerform: (run: Run, wish: { readonly failedToo: boolean }) => void;
  /** Makes a run once more, as one that can be held against it: its id; undefined where it could not begin. */
  readonly onReplay: (run: Run) => Promise<string | undefined>;
  /** Whether a run is the latest round of the Compare screen, which makes or judges it. Reactive. */
  readonly isOnCompare: (id: string) => boolean;
  /** Called when it has been shown which column of a run is which. */
  readonly onRevealed: (id: string) => void;
  /** Hands a file of records that cannot be read over as a download. */
  readonly saveUnreadable: (text: string) => void;
  /** Called when runs have come from a file. */
  readonly onImported: () => void;
  /** Stops the run that is under way. */
  readonly onStop: () => void;
}

/** What came of the last thing that a person did. */
export type RecordsNotice =
  | ({ readonly kind: 'imported' } & RunsTaken)
  | ({ readonly kind: 'exported' } & RunsExported)
  | { readonly kind: 'deleted'; readonly count: number }
  | { readonly kind: 'failed'; readonly failure: StoreFailure | RecordsFailure };

/** Reading everything again for every answer would slow what gives them. */
const looksEveryMs = 700;

/** The runs that were made on this device or brought to it. */
export class Records {
  readonly #ports: RecordsPorts;
  readonly #looks = new Throttle(() => void this.refresh(), looksEveryMs);
  #progress = '';
  #runs = $state.raw<readonly RunSummary[]>();
  #current = $state.raw<Run>();
  #original = $state.raw<Run>();
  #fits = $state.raw<readonly FitCount[]>();
  #votes = $state.raw<readonly Vote[]>([]);
  #notice = $state.raw<RecordsNotice>();
  #looking: Promise<void> | undefined;
  #isStale = false;
  /** Ids of the runs that something is to be done with. */
  readonly chosen = new SvelteSet<string>();
  readonly search: RunSearch;
  /** For a file that is taken. */
  readonly wait = new Wait();
  /** Kept runs that this version cannot read. */
  readonly unreadable: Unreadable;
  readonly #shown = $derived.by(() => this.search.matching(this.#runs ?? []));
  readonly #comparison = $derived.by(() => {
    const [then, now] = [this.#original, this.#current];
    // Where two columns differ in weights, say, that would tell which is which.
    if (!then || !now || isHidden(then) || isHidden(now)) return undefined;
    return compareRuns(then, now);
  });

  constructor(ports: RecordsPorts) {
    this.#ports = ports;
    this.search = new RunSearch(ports.store, (failure) => this.#fail(failure));
    const { store, saveUnreadable: save } = ports;
    this.unreadable = new Unreadable({
      remove: (ids) => store.remove(ids),
      whole: (ids) => store.asKept(ids),
      save,
    });
  }

  /** The latest first; undefined until they have been read. */
  get runs(): readonly RunSummary[] | undefined {
    return this.#runs;
  }

  /** Those that the search lets through. */
  get shown(): readonly RunSummary[] {
    return this.#shown;
  }

  /** The run that is looked at. */
  get current(): Run | undefined {
    return this.#current;
  }

  /** The run that the current one repeats, where it is (still) here. */
  get original(): Run | undefined {
    return this.#original;
  }

  /** The current run held against its original; undefined where there is none or one is hidden. */
  get comparison(): ReplayComparison | undefined {
    return this.#comparison;
  }

  /** How many answers of the current run fit their JSON schemas, by column; undefined until they have been checked. */
  get fits(): readonly FitCount[] | undefined {
    return this.#fits;
  }

  /** Whether the answers of the current run can be judged here: not while they are made, or judged elsewhere. */
  get canBeJudged(): boolean {
    const run = this.#current;
    if (!run || this.underWay?.id === run.id || this.#ports.isOnCompare(run.id)) return false;
    return run.items.some((_, item) => isItemVotable(run, item));
  }

  /** The votes that were given here on the current run, by item. */
  readonly votes: Votes = $derived.by(() =>
    this.#current ? votesOn(this.#current, this.#votes) : noVotes,
  );

  /** Whether nothing of the current run is left to be judged. */
  readonly isJudged: boolean = $derived.by(
    () => this.#current !== undefined && isAllJudged(this.#current, this.votes),
  );

  get notice(): RecordsNotice | undefined {
    return this.#notice;
  }

  get underWay(): RunUnderWay | undefined {
    return this.#ports.underWay();
  }

  /** Reads the list and the current run anew. May be called at any time. */
  refresh(): Promise<void> {
    this.#isStale = true;
    this.#looking ??= this.#readWhileStale().finally(() => (this.#looking = undefined));
    return this.#looking;
  }

  /**
   * Takes note of how far the run under way is: each of its answers is in the records already, and they
   * are read again before long.
   */
  noteProgress(underWay: RunUnderWay | undefined): void {
    const progress = underWay ? `${underWay.id} ${underWay.done}` : '';
    if (progress !== this.#progress) this.#looks.ask();
    this.#progress = progress;
  }

  /** Nobody looks at the records any more. */
  rest(): void {
    this.#looks.cancel();
  }

  /** Goes on with the current run; `failedToo` also asks again what could not be answered. */
  goOn(wish = { failedToo: false }): void {
    if (this.#current) this.#ports.onPerform(this.#current, wish);
  }

  /** Makes the current run once more: the id of the new one; undefined where it could not begin. */
  async replay(): Promise<string | undefined> {
    return this.#current && this.#ports.onReplay(this.#current);
  }

  /** Stops the run that is under way. */
  stop(): void {
    this.#ports.onStop();
  }

  /** Whether it is there. */
  async open(id: string): Promise<boolean> {
    this.#notice = undefined;
    const run = await loadRun(this.#ports.store, id);
    if (!run.ok) {
      this.#fail(run.failure);
      return false;
    }
    const votes = await this.#ballotsOn(id);
    await this.#show(run.value, votes);
    return true;
  }

  close(): void {
    this.#current = this.#original = this.#notice = undefined;
  }

  /** Shows which column of the current run is which; no vote on it is blind after that. */
  async reveal(): Promise<void> {
    if (!this.#current) return;
    const outcome = await this.#ports.store.reveal([this.#current.id]);
    if (!outcome.ok) this.#fail(outcome.failure);
    else for (const id of outcome.value) this.#ports.onRevealed(id);
    await this.refresh();
  }

  async remove(ids: readonly string[]): Promise<void> {
    await this.#remove(ids, ids.length, this.#ports.store.remove(ids));
  }

  /** Removes every run from this device, also those that cannot be read. */
  async clear(): Promise<void> {
    const ids = (this.#runs ?? []).map(({ head }) => head.id);
    await this.#remove(ids, ids.length + this.unreadable.count, this.#ports.store.clear());
  }

  /** Hands a file of the runs over that cannot be read. */
  async saveUnreadable(): Promise<void> {
    const saved = await this.unreadable.save();
    if (!saved.ok) this.#fail(saved.failure);
  }

  /** Deletes the runs that cannot be read, for good. */
  async removeUnreadable(): Promise<void> {
    const removed = await this.unreadable.remove();
    if (removed.ok) this.#notice = { kind: 'deleted', count: removed.value };
    else this.#fail(removed.failure);
  }

  /** Hands runs over as one file; those that are hidden stay out of it. */
  async export(ids: readonly string[], form: RunForm, words: RunWords): Promise<void> {
    this.#notice = undefined;
    const outcome = await exportRuns(ids, form, words, this.#ports);
    if (outcome.ok) this.#notice = { kind: 'exported', ...outcome.value };
    else this.#fail(outcome.failure);
  }

  /** Takes the runs of a file to those that are here: all of them or, also where it is given up, none. */
  async import(file: TextFile): Promise<void> {
    this.#notice = undefined;
    const outcome = await this.wait.during((waited) => importRuns(file, this.#ports, waited));
    if (!outcome) return;
    await this.refresh();
    if (!outcome.ok) {
      this.#fail(outcome.failure);
      return;
    }
    this.#notice = { kind: 'imported', ...outcome.value };
    this.#ports.onImported();
  }

  #fail(failure: StoreFailure | RecordsFailure): void {
    this.#notice = { kind: 'failed', failure };
  }

  async #remove(
    ids: readonly string[],
    count: number,
    removal: Promise<Outcome<void, StoreFailure>>,
  ): Promise<void> {
    this.#notice = undefined;
    const { underWay } = this;
    if (underWay && ids.includes(underWay.id)) this.#ports.onStop();
    const outcome = await removal;
    await this.refresh();
    if (outcome.ok) this.#notice = { kind: 'deleted', count };
    else this.#fail(outcome.failure);
  }

  async #readWhileStale(): Promise<void> {
    while (this.#isStale) {
      this.#isStale = false;
      await this.#read();
    }
  }

  async #read(): Promise<void> {
    const kept = await this.#ports.store.list();
    if (!kept.ok) {
      this.#fail(kept.failure);
      return;
    }
    const { runs, unreadable } = kept.value;
    const before = cellsOfAll(this.#runs ?? []);
    this.#runs = runs;
    this.unreadable.note(unreadable);
    if (cellsOfAll(runs) !== before) this.search.refresh();
    for (const id of this.chosen) {
      if (!runs.some(({ head }) => head.id === id)) this.chosen.delete(id);
    }
    await this.#follow(runs);
  }

  /** The current run goes with its deletion, and is read again where it has changed. */
  async #follow(runs: readonly RunSummary[]): Promise<void> {
    const current = this.#current;
    if (!current) return;
    if (!runs.some(({ head }) => head.id === current.id)) {
      this.close();
      return;
    }
    const run = await loadRun(this.#ports.store, current.id);
    const votes = await this.#ballotsOn(current.id);
    // A person may have gone on meanwhile.
    if (run.ok && this.#current?.id === current.id) await this.#show(run.value, votes);
  }

  async #show(run: Run, votes: readonly Vote[]): Promise<void> {
    if (this.#current?.id !== run.id) this.#original = this.#fits = undefined;
    this.#current = run;
    this.#votes = votes;
    void this.#checkFits(run);
    const originalId = originalOf(run);
    if (originalId === undefined) return;
    const original = await this.#ports.store.load(originalId);
    if (this.#current === run && original.ok) this.#original = original.value;
  }

  async #ballotsOn(runId: string): Promise<readonly Vote[]> {
    const own = await this.#ports.votes.own(runId);
    if (own.ok) return own.value;
    this.#fail(own.failure);
    return [];
  }

  async #checkFits(run: Run): Promise<void> {
    const isWanted = (): boolean => this.#current === run;
    const counts = await inPieces(fitCounts(run), this.#ports, isWanted);
    if (isWanted()) this.#fits = counts;
  }
}

function cellsOfAll(runs: readonly RunSummary[]): number {
  return runs.reduce((sum, { done }) => sum + done, 0);
}
