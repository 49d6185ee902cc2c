import { vi } from 'vitest';
import { MemoryRuns } from '../../core/records/memory-runs';
import type { StoreFailure } from '../../core/store/failures';
import { Recorder } from './recorder';

/** Notes runs in memory. */
export function recording() {
  const runs = new MemoryRuns();
  const recorder = new Recorder({
    runs,
    partsOf: ({ id }) => ({ weightsText: `weights of ${id}`, librarySha256: 'library' }),
    hash: (text) => Promise.resolve(`hash of ${text}`),
    versions: { appVersion: '1', engineVersion: '2', browser: 'Browser 1' },
  });
  return { runs, recorder, onNotKept: vi.fn<(failure: StoreFailure) => void>() };
}
