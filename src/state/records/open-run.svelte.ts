import { success, type Outcome } from '../../core/outcome';
import type { RecordsFailure } from '../../core/records/failures';
import { compareRuns, type ReplayComparison } from '../../core/records/replay';
import { isHidden, originalOf, type Run } from '../../core/records/run';
import type { RunStore } from '../../core/records/run-store';
import { fitCounts, type FitCount } from '../../core/records/schema-fit';
import { isItemVotable } from '../../core/records/sides';
import { isAllJudged, noVotes, votesOn, type Votes } from '../../core/records/votes';
import type { Vote } from '../../core/rating/vote';
import type { VoteStore } from '../../core/rating/vote-store';
import type { StoreFailure } from '../../core/store/failures';
import { inPieces, type PiecePorts } from '../files/in-pieces';
import { loadRun } from './run-files';

export interface OpenRunPorts extends PiecePorts {
  readonly store: Pick<RunStore, 'load'>;
  readonly votes: Pick<VoteStore, 'own'>;
  /** Called where the votes on the run cannot be read: it is shown without them. */
  readonly onFailure: (failure: StoreFailure) => void;
}

/** The run that is looked at, with what is found out about it: votes, its original, fits of schemas. */
export class OpenRun {
  readonly #ports: OpenRunPorts;
  #run = $state.raw<Run>();
  #original = $state.raw<Run>();
  #fits = $state.raw<readonly FitCount[]>();
  #votes = $state.raw<readonly Vote[]>([]);

  constructor(ports: OpenRunPorts) {
    this.#ports = ports;
  }

  /** Undefined where none is looked at. */
  get run(): Run | undefined {
    return this.#run;
  }

  /** The run that this one repeats, where it is (still) here. */
  get original(): Run | undefined {
    return this.#original;
  }

  /** The run held against its original; undefined where there is none or one is hidden. */
  readonly comparison: ReplayComparison | undefined = $derived.by(() => {
    const [then, now] = [this.#original, this.#run];
    // Where two columns differ in weights, say, that would tell which is which.
    if (!then || !now || isHidden(then) || isHidden(now)) return undefined;
    return compareRuns(then, now);
  });

  /** How many of its answers fit their JSON schemas, by column; undefined until they have been checked. */
  get fits(): readonly FitCount[] | undefined {
    return this.#fits;
  }

  /** The votes that were given here on the run, by item. */
  readonly votes: Votes = $derived.by(() =>
    this.#run ? votesOn(this.#run, this.#votes) : noVotes,
  );

  /** Whether an item of it has all the answers that a vote needs. */
  get isVotable(): boolean {
    const run = this.#run;
    return run?.items.some((_, item) => isItemVotable(run, item)) ?? false;
  }

  /** Whether nothing of the run is left to be judged. */
  readonly isJudged: boolean = $derived.by(
    () => this.#run !== undefined && isAllJudged(this.#run, this.votes),
  );

  /** Looks at another run; where it cannot be read, the one that is looked at stays. */
  async open(id: string): Promise<Outcome<void, StoreFailure | RecordsFailure>> {
    const run = await loadRun(this.#ports.store, id);
    if (!run.ok) return run;
    const votes = await this.#votesOn(id);
    await this.#show(run.value, votes);
    return success(undefined);
  }

  /** Reads the run again, where it has changed. */
  async refresh(): Promise<void> {
    const id = this.#run?.id;
    if (id === undefined) return;
    const run = await loadRun(this.#ports.store, id);
    const votes = await this.#votesOn(id);
    // A person may have gone on meanwhile.
    if (run.ok && this.#run?.id === id) await this.#show(run.value, votes);
  }

  close(): void {
    this.#run = this.#original = undefined;
  }

  async #show(run: Run, votes: readonly Vote[]): Promise<void> {
    if (this.#run?.id !== run.id) this.#original = this.#fits = undefined;
    this.#run = run;
    this.#votes = votes;
    void this.#checkFits(run);
    const originalId = originalOf(run);
    if (originalId === undefined) return;
    const original = await this.#ports.store.load(originalId);
    if (this.#run === run && original.ok) this.#original = original.value;
  }

  async #votesOn(runId: string): Promise<readonly Vote[]> {
    const own = await this.#ports.votes.own(runId);
    if (own.ok) return own.value;
    this.#ports.onFailure(own.failure);
    return [];
  }

  async #checkFits(run: Run): Promise<void> {
    const isWanted = (): boolean => this.#run === run;
    const counts = await inPieces(fitCounts(run), this.#ports, isWanted);
    if (isWanted()) this.#fits = counts;
  }
}
