import { keptBallots } from '../core/rating/kept-ballots';
import { success, type Outcome } from '../core/outcome';
import type { Ballot } from '../core/rating/ballot';
import type { BallotStore, KeptBallots } from '../core/rating/ballot-store';
import type { StoreFailure } from '../core/store/failures';
import { changeRecords } from '../database/all-or-nothing';
import type { DatabaseConnection } from '../database/open';
import type { BallotRecord } from '../database/schema';

type Result<Value> = Promise<Outcome<Value, StoreFailure>>;

/** The votes in the page's own connection: a worker's last write would end with the page. */
export class DatabaseBallots implements BallotStore {
  constructor(readonly connection: DatabaseConnection) {}

  /** Keeps a vote that was given here. */
  add(ballot: Ballot): Result<void> {
    return this.#put([{ ...ballot, isOwn: true }]);
  }

  /** Keeps votes that were taken from a file. */
  addAll(ballots: readonly Ballot[]): Result<void> {
    return this.#put(ballots.map((ballot) => ({ ...ballot, isOwn: false })));
  }

  remove(id: string): Result<void> {
    return changeRecords(this.connection, 'ballots', [id], (store) => store.delete(id));
  }

  clear(): Result<void> {
    return changeRecords(this.connection, 'ballots', ['all'], (store) => store.clear());
  }

  async all(): Result<KeptBallots> {
    const records = await this.#records();
    return records.ok ? success(keptBallots(records.value.map(ballotOf))) : records;
  }

  /** Those that were given here: a vote of another device is not this person's to take back. */
  async own(): Result<readonly Ballot[]> {
    const records = await this.#records();
    if (!records.ok) return records;
    const own = records.value.filter(({ isOwn }) => isOwn);
    return success(keptBallots(own.map(ballotOf)).ballots);
  }

  #records(): Result<readonly BallotRecord[]> {
    return this.connection.use((database) => database.getAll('ballots'));
  }

  #put(records: readonly BallotRecord[]): Result<void> {
    return changeRecords(this.connection, 'ballots', records, (store, record) => store.put(record));
  }
}

function ballotOf(record: BallotRecord): Ballot {
  const { isOwn: _, ...ballot } = record;
  return ballot;
}
