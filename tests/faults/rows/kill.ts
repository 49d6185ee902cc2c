import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import type { FaultRow, FaultTools } from './row';
import { fastModelEntry, StorePage } from './store-page';

/** Longer than a download from the slow host takes, so that some cases come after its end. */
const longestMs = 900;

/** Hands out models in pieces with pauses between, so that a kill falls anywhere. */
function slowly(): Parameters<FaultTools['serve']>[0] {
  return {
    before({ url = '' }, response) {
      const { pathname } = new URL(url, 'http://localhost');
      if (!pathname.startsWith('/models/')) return false;
      const reading = createReadStream(join('dist', pathname), { highWaterMark: 64 * 1024 });
      reading.on('data', (piece) => {
        reading.pause();
        response.write(piece);
        setTimeout(() => reading.resume(), 8);
      });
      reading.on('end', () => response.end());
      return true;
    },
  };
}

/** The browser is killed at a random point of a download or of a removal, and started again. */
export const kill: FaultRow = {
  name: 'kill the browser at a random point of download, delete',
  cases: { full: 100, short: 4 },
  async run({ serve, start, random }, count) {
    const model = fastModelEntry();
    const server = await serve(slowly());
    const failures: string[] = [];
    let inTheMiddle = 0;
    for (let index = 0; index < count; index += 1) {
      const name = `kill-${index % 4}`;
      const what = index % 4 === 3 ? 'remove' : 'fetch';
      const afterMs = Math.round(random() * (what === 'fetch' ? longestMs : 60));
      const fail = (problem: string): void => {
        failures.push(`${what}, killed after ${afterMs} ms (case ${index}): ${problem}`);
      };

      const first = await start({ name });
      const store = await StorePage.of(await first.open(server.address));
      if (what === 'remove') await store.fetch(model);
      void (what === 'fetch' ? store.fetch(model) : store.remove(model.id)).catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, afterMs));
      await first.kill();

      const second = await start({ name });
      const again = await StorePage.of(await second.open(server.address));
      const found = await again.inspect();
      for (const problem of found.wrong) fail(problem);
      if (found.downloads.length > 0) inTheMiddle += 1;
      const fetched = await again.fetch(model);
      if (!fetched.ok) fail(`the next download failed: ${JSON.stringify(fetched.failure)}`);
      const after = await again.inspect();
      for (const problem of after.wrong) fail(`after the next download: ${problem}`);
      if (after.models.length !== 1 || after.downloads.length > 0)
        fail(`the next one left leftovers: ${JSON.stringify(after)}`);
      await again.remove(model.id);
      await second.close();
    }
    return { cases: count, failures, note: `${inTheMiddle} in the middle of a download` };
  },
};
