import type { Outcome } from '../../core/outcome';
import type { StoreFailure } from '../../core/store/failures';
import type { DatabaseConnection } from '../../database/open';
import { allOrNothing, hashesOf, sweep } from './all-or-nothing';
import { readDownloadRecord, readModelRecord } from '../../core/store/kept-models';

/**
 * Takes away what interrupted work has left: notes of downloads whose models are whole with the same
 * parts, and parts that nothing needs. Downloads that can go on are kept.
 *
 * @param isUnderWay whether another tab is at work on the model: its notes are left alone
 */
export function sweepLeftovers(
  connection: DatabaseConnection,
  isUnderWay: (modelId: string) => boolean,
): Promise<Outcome<void, StoreFailure>> {
  return allOrNothing(connection, async (change) => {
    const downloads = change.objectStore('downloads');
    for (const record of await downloads.getAll()) {
      const download = readDownloadRecord(record);
      if (!download) continue;
      const { id, partHashes, arrived } = download;
      const model = readModelRecord(await change.objectStore('models').get(id));
      const here = new Set(model ? hashesOf([model]) : []);
      // A download that has brought nothing yet may have a newer version before it.
      const isOver =
        arrived === undefined &&
        partHashes.length > 0 &&
        partHashes.every((hash) => here.has(hash));
      if (isOver && !isUnderWay(id)) await downloads.delete(id);
    }
    await sweep(change);
  });
}
