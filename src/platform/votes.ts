import { success, type Outcome } from '../core/outcome';
import { hexOf } from '../core/hex';
import type { Vote } from '../core/rating/vote';
import { isBlindVote } from '../core/records/still-blind';
import type { Added, VoteStore, Counted, KeptVotes, NewVote } from '../core/rating/vote-store';
import { keptVotes, readKeptVotes } from '../core/rating/kept-votes';
import type { StoreFailure } from '../core/store/failures';
import { allOrNothing, changeRecords, type StoreIn } from '../database/all-or-nothing';
import { allRecords } from '../database/all-records';
import { changeStores } from '../database/change-stores';
import type { DatabaseConnection } from '../database/open';
import { requestsDone } from '../database/requests-done';
import type { VoteRecord } from '../database/schema';
import { sha256OfText } from './digest';
import { withPauses } from './pause';
import { keptAnswers, noteShown } from './kept-answers';

type Result<Value> = Promise<Outcome<Value, StoreFailure>>;

/** Votes that are written between two stops. */
const votesPerStop = 500;

const all: 'ballots'[] = ['ballots'];
const withRuns: ('ballots' | 'runs' | 'cells')[] = ['ballots', 'runs', 'cells'];

/** The votes in the page's own connection: a worker's last write would end with the page. */
export class DatabaseVotes implements VoteStore {
  constructor(readonly connection: DatabaseConnection) {}

  async add(given: NewVote, shows: readonly string[]): Result<Added> {
    const device = await this.#device();
    if (!device.ok) return device;
    const id = await idOf(device.value, given);
    return changeStores(this.connection, withRuns, async (change) => {
      const store = change.objectStore('ballots');
      const runs = change.objectStore('runs');
      // Before anything is noted as shown: it was given before.
      const blind =
        given.blind && (await isBlindVote(keptAnswers(runs, change.objectStore('cells')), given));
      if (shows.length > 0) await noteShown(runs, shows);
      const here = (await store.index('runId').getAll(given.runId)).filter(
        isOwnOn({ ...given, id }),
      );
      // A vote that came back in a file is this person's all the same.
      for (const record of here) if (!record.isOwn) await store.put({ ...record, isOwn: true });
      const [first] = keptVotes(here.map((record) => ({ ...record, isOwn: true }))).votes;
      if (first) return { vote: first, isNew: false };
      const vote = { ...given, id, blind };
      // Not `put`: what another version may have written under the id is not written over.
      await store.add({ ...vote, isOwn: true });
      return { vote, isNew: true };
    });
  }

  addAll({ votes, setAside }: Counted): Result<number> {
    return this.#change(async (store) => {
      const here = new Set(await store.getAllKeys());
      const keep = async (given: readonly Vote[], marks: Partial<VoteRecord>): Promise<number> => {
        const kept = given.filter(({ id }) => !here.has(id));
        for (let from = 0; from < kept.length; from += votesPerStop) {
          const some = kept.slice(from, from + votesPerStop);
          // The page may draw between them.
          await requestsDone(
            some,
            (vote) => store.put({ ...vote, isOwn: false, ...marks }),
            store.transaction.done,
          );
        }
        return kept.length;
      };
      return (await keep(votes, {})) + (await keep(setAside, { isSetAside: true }));
    });
  }

  remove(vote: Pick<Vote, 'id' | 'runId' | 'item'>): Result<void> {
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

  async all(): Result<KeptVotes> {
    const records = await this.connection.use((database) =>
      allRecords(database.transaction('ballots').store),
    );
    return records.ok ? success(await withPauses(readKeptVotes(records.value))) : records;
  }

  async on(runId: string): Result<KeptVotes> {
    const records = await this.#recordsOn(runId);
    return records.ok ? success(keptVotes(records.value)) : records;
  }

  async own(runId: string): Result<readonly Vote[]> {
    const records = await this.#recordsOn(runId);
    if (!records.ok) return records;
    return success(keptVotes(records.value.filter(({ isOwn }) => isOwn)).votes);
  }

  #recordsOn(runId: string): Result<readonly VoteRecord[]> {
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
async function idOf(device: string, { runId, item }: NewVote): Promise<string> {
  const hash = await sha256OfText(JSON.stringify([device, runId, item]));
  return `vote-${hash.slice(0, 32)}`;
}

/** Whether a record is a vote of this device on the same answers. */
function isOwnOn({ id, runId, item }: Pick<Vote, 'id' | 'runId' | 'item'>) {
  return (record: VoteRecord): boolean =>
    record.runId === runId && record.item === item && (record.isOwn || record.id === id);
}
