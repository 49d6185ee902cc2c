import { SvelteSet } from 'svelte/reactivity';
import type { Outcome } from '../../core/outcome';
import type { RecordsFailure } from '../../core/records/failures';
import type { RunForm } from '../../core/records/run-forms';
import type { Run } from '../../core/records/run';
import type { RunSummary } from '../../core/records/run-store';
import type { RunWords } from '../../core/records/words';
import type { StoreFailure } from '../../core/store/failures';
import { OpenRun } from './open-run.svelte';
import {
  exportRuns,
  importRuns,
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
  #notice = $state.raw<RecordsNotice>();
  #looking: Promise<void> | undefined;
  #isStale = false;
  /** Ids of the runs that something is to be done with. */
  readonly chosen = new SvelteSet<string>();
  readonly search: RunSearch;
  /** The run that is looked at. */
  readonly opened: OpenRun;
  /** For a file that is taken. */
  readonly wait = new Wait();
  /** Kept runs that this version cannot read. */
  readonly unreadable: Unreadable;
  readonly #shown = $derived.by(() => this.search.matching(this.#runs ?? []));

  constructor(ports: RecordsPorts) {
    this.#ports = ports;
    const { store, votes, clock, pause, saveUnreadable: save } = ports;
    const onFailure = (failure: StoreFailure): void => this.#fail(failure);
    this.search = new RunSearch(store, onFailure);
    this.opened = new OpenRun({ store, votes, clock, pause, onFailure });
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

  /** Whether the answers of the opened run can be judged here: not while they are made, or judged elsewhere. */
  get canBeJudged(): boolean {
    const { run } = this.opened;
    if (!run || this.underWay?.id === run.id || this.#ports.isOnCompare(run.id)) return false;
    return this.opened.isVotable;
  }

  get notice(): RecordsNotice | undefined {
    return this.#notice;
  }

  get underWay(): RunUnderWay | undefined {
    return this.#ports.underWay();
  }

  /** Reads the list and the opened run anew. May be called at any time. */
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

  /** Goes on with the opened run; `failedToo` also asks again what could not be answered. */
  goOn(wish = { failedToo: false }): void {
    const { run } = this.opened;
    if (run) this.#ports.onPerform(run, wish);
  }

  /** Makes the opened run once more: the id of the new one; undefined where it could not begin. */
  async replay(): Promise<string | undefined> {
    const { run } = this.opened;
    return run && this.#ports.onReplay(run);
  }

  /** Stops the run that is under way. */
  stop(): void {
    this.#ports.onStop();
  }

  /** Whether it is there. */
  async open(id: string): Promise<boolean> {
    this.#notice = undefined;
    const outcome = await this.opened.open(id);
    if (!outcome.ok) this.#fail(outcome.failure);
    return outcome.ok;
  }

  close(): void {
    this.opened.close();
    this.#notice = undefined;
  }

  /** Shows which column of the opened run is which; no vote on it is blind after that. */
  async reveal(): Promise<void> {
    const { run } = this.opened;
    if (!run) return;
    const outcome = await this.#ports.store.reveal([run.id]);
    if (!outcome.ok) this.#fail(outcome.failure);
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
    // The opened run goes with its deletion.
    const id = this.opened.run?.id;
    if (id !== undefined && !runs.some(({ head }) => head.id === id)) this.close();
    else await this.opened.refresh();
  }
}

function cellsOfAll(runs: readonly RunSummary[]): number {
  return runs.reduce((sum, { done }) => sum + done, 0);
}
