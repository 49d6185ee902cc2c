import { setTimeout as pause } from 'node:timers/promises';
import type { FaultRow } from './row';
import { fillLibrary, library, lookAtLibrary } from './library';
import { SmallDisk, whyNoSmallDisk } from './small-disk';

/** Longer than the page waits between two writes of what is on the screen. */
const betweenWritesMs = 450;

/** Starts after there is room again: Chromium may take the database for damaged at one of them alone. */
const laterRestarts = 2;

/**
 * The disk is full while a person types. In six cases of twelve the system finds room for a page or two
 * now and then, in the others it never does. In one case of three the page is loaded anew, in every other
 * the browser is closed before there is room again. What Chromium does with a database on a full disk
 * differs from try to try, so `npm run test:all`, which must not fail by chance, has no case of it.
 */
export const fullDisk: FaultRow = {
  name: 'a full disk, and what was kept on it',
  cases: { full: 12, short: 0 },
  async run({ serve, start, random, profileOf }, count) {
    const skipped = count === 0 ? '`npm run faults -- disk` tries it' : whyNoSmallDisk();
    if (skipped !== undefined) return { cases: 0, failures: [], skipped };
    const server = await serve();
    const failures: string[] = [];
    for (let index = 0; index < count; index += 1) {
      const isReloaded = index % 3 === 2;
      const isClosed = index % 2 === 1;
      const comesFree = index % 12 < 6;
      const fail = (problem: string): void => {
        const how = [
          `case ${index}`,
          ...(comesFree ? ['pages come free'] : []),
          ...(isReloaded ? ['reloaded'] : []),
          ...(isClosed ? ['closed'] : []),
        ];
        failures.push(`${how.join(', ')}: ${problem}`);
      };
      const name = `full-disk-${index}`;
      const disk = SmallDisk.mount(profileOf(name));
      try {
        disk.promiseTo(server.address);
        let browser = await start({ name });
        let page = await browser.open(server.address);
        const composer = () => page.getByRole('textbox', { name: 'Prompt' });
        await composer().fill('before');
        await pause(betweenWritesMs);
        await fillLibrary(page);
        const alert = page.getByRole('alert').filter({ hasText: 'not enough room' });
        // It goes again when the last write has found room.
        const isTold = alert.waitFor().then(
          () => true,
          () => false,
        );
        disk.fill();
        let typed = '';
        for (let write = 0; write < 8; write += 1) {
          if (write === 5 && isReloaded) await page.reload();
          // More than the last page of a file of the database may still have room for.
          typed = 'typed '.repeat(3000 + 200 * write) + String(write);
          await composer().fill(typed);
          await pause(betweenWritesMs);
          if (comesFree) disk.release(Math.floor(random() * 6));
        }
        const wasTold = await isTold;
        if (isClosed) await browser.close();
        disk.empty();
        if (isClosed) {
          browser = await start({ name });
          page = await browser.open(server.address);
        } else if (isReloaded) await page.reload();
        else if ((await alert.count()) > 0) {
          const again = alert.getByRole('button', { name: 'Try again' });
          if ((await again.count()) === 0) fail('no way on is offered');
          else {
            await again.click();
            await alert.waitFor({ state: 'detached' });
          }
        }
        await composer().waitFor();
        const { draft, ...found } = await lookAtLibrary(page);
        // Where Chromium had tidied up meanwhile, every write found room.
        if (!wasTold && draft !== typed) fail('a full disk was not told');
        if (JSON.stringify(found) !== JSON.stringify(library)) {
          fail(`of what was kept there is left ${JSON.stringify(found)}`);
        }
        if (!isClosed && !isReloaded && draft !== typed) fail('what was typed was not kept');
        if ((await page.getByRole('alert').count()) > 0) fail('trouble is told that is over');
        for (let restart = 1; restart <= laterRestarts; restart += 1) {
          const later = `typed before restart ${restart}`;
          await composer().fill(later);
          await pause(betweenWritesMs);
          await browser.close();
          browser = await start({ name });
          page = await browser.open(server.address);
          await composer().waitFor();
          const { draft: last, ...left } = await lookAtLibrary(page);
          if (JSON.stringify(left) !== JSON.stringify(library) || last !== later) {
            fail(
              `at restart ${restart} there is left ${JSON.stringify(left)}, and "${last.slice(-40)}"`,
            );
          }
        }
        await browser.close();
      } finally {
        disk.unmount();
      }
    }
    return { cases: count, failures };
  },
};
