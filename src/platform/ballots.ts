import { keptBallots } from '../core/rating/kept-ballots';
import { success, type Outcome } from '../core/outcome';
import type { Ballot } from '../core/rating/ballot';
import type { BallotStore, KeptBallots } from '../core/rating/ballot-store';
import type { StoreFailure } from '../core/store/failures';
import { changeRecords } from '../database/all-or-nothing';
import type { DatabaseConnection } from '../database/open';

type Result<Value> = Promise<Outcome<Value, StoreFailure>>;

/** The votes in the page's own connection: a worker's last write would end with the page. */
export class DatabaseBallots implements BallotStore {
  constructor(readonly connection: DatabaseConnection) {}

  add(ballot: Ballot): Result<void> {
    return this.addAll([ballot]);
  }

  addAll(ballots: readonly Ballot[]): Result<void> {
    return changeRecords(this.connection, 'ballots', ballots, (store, ballot) => store.put(ballot));
  }

  remove(id: string): Result<void> {
    return changeRecords(this.connection, 'ballots', [id], (store) => store.delete(id));
  }

  clear(): Result<void> {
    return changeRecords(this.connection, 'ballots', ['all'], (store) => store.clear());
  }

  async all(): Result<KeptBallots> {
    const records = await this.connection.use((database) => database.getAll('ballots'));
    return records.ok ? success(keptBallots(records.value)) : records;
  }
}
