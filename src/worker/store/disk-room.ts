/** Room on the disk for what downloads and imports are about to write. */
import { stillToWriteBytes } from '../../core/device/room';
import { failed, success, type Outcome } from '../../core/outcome';
import type { StoreFailure } from '../../core/store/failures';
import { freeBytes } from '../../database/failure';
import type { ModelRepository } from './model-repository';

interface Need {
  /** Of its record among the downloads. */
  readonly recordId: string;
  readonly missingBytes: number;
}

/**
 * Begins and does a job that writes so many bytes, if there is room for them beside all that the jobs
 * which are under way in any tab have still to write. Who looks and begins does it alone: two at once
 * would each count on the same room.
 *
 * @param begin notes the job's record, by which the others know what it has still to write
 * @param work does the job
 */
export async function withRoom<Begun, Value, Failure>(
  repository: ModelRepository,
  { recordId, missingBytes }: Need,
  begin: () => Promise<Outcome<Begun, StoreFailure>>,
  work: (begun: Begun) => Promise<Outcome<Value, Failure>>,
): Promise<Outcome<Value, Failure | StoreFailure>> {
  let end = (): void => undefined;
  try {
    const begun = await navigator.locks.request(`${repository.connection.name} room`, async () => {
      const refused = await lackOfRoom(repository, missingBytes);
      if (refused) return failed(refused);
      end = await held(writingLock(repository, recordId));
      return begin();
    });
    return begun.ok ? await work(begun.value) : begun;
  } finally {
    end();
  }
}

/** Why so many bytes have no room, as far as the browser tells the truth; undefined where they may have. */
async function lackOfRoom(
  repository: ModelRepository,
  neededBytes: number,
): Promise<StoreFailure | undefined> {
  // What is all here already writes nothing, however much the others have promised themselves.
  if (neededBytes === 0) return undefined;
  const free = await freeBytes();
  if (free === null) return undefined;
  const promised = await promisedBytes(repository);
  if (!promised.ok) return promised.failure;
  if (free - promised.value >= neededBytes) return undefined;
  const others = promised.value > 0 && { promisedBytes: promised.value };
  return { kind: 'quota', neededBytes, freeBytes: free, ...others };
}

/** What the jobs that are under way have still to write. */
async function promisedBytes(repository: ModelRepository): Promise<Outcome<number, StoreFailure>> {
  const begun = await repository.begun();
  if (!begun.ok) return begun;
  const { held: locks = [] } = await navigator.locks.query();
  const names = new Set(locks.map(({ name }) => name));
  const underWay = begun.value.filter(({ id }) => names.has(writingLock(repository, id)));
  return success(stillToWriteBytes(underWay));
}

/** Held by a job that writes, for as long as it does: a tab that ends lets go of it. */
function writingLock({ connection }: ModelRepository, recordId: string): string {
  return `${connection.name} writing ${recordId}`;
}

/** @returns what lets the lock go */
function held(lock: string): Promise<() => void> {
  return new Promise((resolve, reject) => {
    const letGo = () => new Promise<void>((end) => resolve(end));
    navigator.locks.request(lock, letGo).catch(reject);
  });
}
