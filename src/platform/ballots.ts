import { success, type Outcome } from '../core/outcome';
import { hexOf } from '../core/hex';
import type { Ballot } from '../core/rating/ballot';
import { isBlindVote } from '../core/records/blind-vote';
import type { Added, BallotStore, Counted, KeptBallots, Vote } from '../core/rating/ballot-store';
import { keptBallots, readKeptBallots } from '../core/rating/kept-ballots';
import type { StoreFailure } from '../core/store/failures';
import { allOrNothing, changeRecords, type StoreIn } from '../database/all-or-nothing';
import { changeStores } from '../database/change-stores';
import type { DatabaseConnection } from '../database/open';
import type { BallotRecord } from '../database/schema';
import { sha256OfText } from './digest';
import { withPauses } from './pause';
import { keptAnswers, noteShown } from './kept-answers';

type Result<Value> = Promise<Outcome<Value, StoreFailure>>;

const all: 'ballots'[] = ['ballots'];
const withRuns: ('ballots' | 'runs' | 'cells')[] = ['ballots', 'runs', 'cells'];

/** The votes in the page's own connection: a worker's last write would end with the page. */
export class DatabaseBallots implements BallotStore {
  constructor(readonly connection: DatabaseConnection) {}

  async add(vote: Vote, shows: readonly string[]): Result<Added> {
    const device = await this.#device();
    if (!device.ok) return device;
    const id = await idOf(device.value, vote);
    return changeStores(this.connection, withRuns, async (change) => {
      const store = change.objectStore('ballots');
      const runs = change.objectStore('runs');
      // Before anything is noted as shown: it was given before.
      const blind =
        vote.blind && (await isBlindVote(keptAnswers(runs, change.objectStore('cells')), vote));
      if (shows.length > 0) await noteShown(runs, shows);
      const here = (await store.index('runId').getAll(vote.runId)).filter(isOwnOn({ ...vote, id }));
      // One that came back in a file is this person's all the same.
      for (const record of here) if (!record.isOwn) await store.put({ ...record, isOwn: true });
      const [first] = keptBallots(here.map((record) => ({ ...record, isOwn: true }))).ballots;
      if (first) return { ballot: first, isNew: false };
      const ballot = { ...vote, id, blind };
      // Not `put`: what another version may have written under the id is not written over.
      await store.add({ ...ballot, isOwn: true });
      return { ballot, isNew: true };
    });
  }

  addAll({ ballots, setAside }: Counted): Result<number> {
    return this.#change(async (store) => {
      const here = new Set(await store.getAllKeys());
      const keep = (some: readonly Ballot[], marks: Partial<BallotRecord>): number => {
        const kept = some.filter(({ id }) => !here.has(id));
        for (const ballot of kept) {
          // The end of the transaction tells what became of them all.
          store.put({ ...ballot, isOwn: false, ...marks }).catch(() => undefined);
        }
        return kept.length;
      };
      return keep(ballots, {}) + keep(setAside, { isSetAside: true });
    });
  }

  remove(vote: Pick<Ballot, 'id' | 'runId' | 'item'>): Result<void> {
    return this.#change(async (store) => {
      const records = await store.index('runId').getAll(vote.runId);
      for (const { id } of records.filter(isOwnOn(vote))) await store.delete(id);
    });
  }

  discard(ids: readonly string[]): Result<void> {
    return changeRecords(this.connection, 'ballots', ids, (store, id) => store.delete(id));
  }

  clear(): Result<void> {
    return changeRecords(this.connection, 'ballots', ['all'], (store) => store.clear());
  }

  async all(): Result<KeptBallots> {
    const records = await this.connection.use((database) => database.getAll('ballots'));
    return records.ok ? success(await withPauses(readKeptBallots(records.value))) : records;
  }

  async on(runId: string): Result<KeptBallots> {
    const records = await this.#recordsOn(runId);
    return records.ok ? success(keptBallots(records.value)) : records;
  }

  async own(runId: string): Result<readonly Ballot[]> {
    const records = await this.#recordsOn(runId);
    if (!records.ok) return records;
    return success(keptBallots(records.value.filter(({ isOwn }) => isOwn)).ballots);
  }

  #recordsOn(runId: string): Result<readonly BallotRecord[]> {
    return this.connection.use((database) => database.getAllFromIndex('ballots', 'runId', runId));
  }

  /** What tells this device from others: made once, and the same for tabs that ask at the same time. */
  #device(): Result<string> {
    return this.connection.use((database) => {
      // A transaction that writes runs alone: a second tab finds what the first has made.
      const transaction = database.transaction('device', 'readwrite');
      return allOrNothing(transaction, async () => {
        const made = await transaction.store.get('id');
        const id = made ?? hexOf(crypto.getRandomValues(new Uint8Array(16)));
        if (made === undefined) await transaction.store.add(id, 'id');
        return id;
      });
    });
  }

  #change<Value>(work: (store: StoreIn<typeof all, 'ballots'>) => Promise<Value>): Result<Value> {
    return changeStores(this.connection, all, (change) => work(change.objectStore('ballots')));
  }
}

/**
 * The id of a device's vote on an item of a run. Hashed: votes that are passed on do not tell which of
 * them, on different runs, are one person's. Letters before it keep spreadsheets from taking it for a number.
 */
async function idOf(device: string, { runId, item }: Vote): Promise<string> {
  const hash = await sha256OfText(JSON.stringify([device, runId, item]));
  return `vote-${hash.slice(0, 32)}`;
}

/** Whether a record is a vote of this device on the same answers. */
function isOwnOn({ id, runId, item }: Pick<Ballot, 'id' | 'runId' | 'item'>) {
  return (record: BallotRecord): boolean =>
    record.runId === runId && record.item === item && (record.isOwn || record.id === id);
}
