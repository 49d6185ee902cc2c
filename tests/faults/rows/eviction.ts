import { setTimeout as pause } from 'node:timers/promises';
import type { FaultRow } from './row';
import { fillLibrary, library, lookAtLibrary } from './library';
import { SmallDisk, whyNoSmallDisk } from './small-disk';

/** Longer than the page waits between two writes of what is on the screen, and before it counts. */
const untilCountedMs = 5000;

/**
 * The disk is full, and the browser has not promised the site to keep what it has. What the browser
 * deletes then is its own decision: the row says how much that is, and fails where a loss that the page
 * could know of, since its `localStorage` is still there, is not told at the next visit.
 */
export const eviction: FaultRow = {
  name: 'a full disk, without a promise to keep the site’s data',
  cases: { full: 4, short: 0 },
  async run({ serve, start, profileOf }, count) {
    const skipped = count === 0 ? '`npm run faults -- promise` tries it' : whyNoSmallDisk();
    if (skipped !== undefined) return { cases: 0, failures: [], skipped };
    const server = await serve();
    const failures: string[] = [];
    let lost = 0;
    let forgotten = 0;
    for (let index = 0; index < count; index += 1) {
      const name = `eviction-${index}`;
      const disk = SmallDisk.mount(profileOf(name));
      try {
        const first = await start({ name });
        const before = await first.open(server.address);
        const composer = before.getByRole('textbox', { name: 'Prompt' });
        await composer.fill('before');
        await pause(untilCountedMs);
        await fillLibrary(before);
        await before.reload();
        await composer.waitFor();
        await pause(untilCountedMs);
        disk.fill();
        for (let write = 0; write < 4; write += 1) {
          await composer.fill('typed '.repeat(3000 + 200 * write));
          await pause(450);
        }
        await first.close();
        disk.empty();
        const second = await start({ name });
        const page = await second.open(server.address);
        await page.getByRole('textbox', { name: 'Prompt' }).waitFor();
        const remembers = await page.evaluate(() =>
          Object.values<string>(localStorage).some((text) => text.includes('"votes":85')),
        );
        const { draft: _, ...found } = await lookAtLibrary(page);
        if (JSON.stringify(found) !== JSON.stringify(library)) {
          lost += 1;
          const told = page.getByRole('alert').filter({ hasText: '85 votes' });
          if (!remembers) forgotten += 1;
          else await told.waitFor().catch(() => failures.push(`case ${index}: not told`));
        }
        await second.close();
      } finally {
        disk.unmount();
      }
    }
    const note = `${lost} lost what was kept, ${forgotten} of them with the memory of it`;
    return { cases: count, failures, note };
  },
};
