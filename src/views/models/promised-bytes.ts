import { stillToWriteBytes } from '../../core/device/room';
import type { Download } from '../../state/models/download';

/** What the downloads that are running have still to write: those that wait or pause find room when it is their turn. */
export function promisedBytes(downloads: readonly Download[]): number {
  const running = downloads.filter(({ state }) => state === 'running');
  return stillToWriteBytes(running.flatMap(({ progress }) => progress ?? []));
}
