import { expect, test } from 'vitest';
import { cdp } from 'vitest/browser';
import { BlobReader } from './blob-reader';

test('a file is read to its end, also where the browser collects its garbage meanwhile', async () => {
  const session = cdp();
  const reader = new BlobReader();
  for (let time = 0; time < 40; time += 1) {
    const file = new Blob([new Uint8Array(3_000_000)]);
    const reading = reader.read(file);
    await session.send('HeapProfiler.collectGarbage');
    expect((await reading).byteLength).toBe(file.size);
  }
});
