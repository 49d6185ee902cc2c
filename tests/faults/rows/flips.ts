import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CompareScreen, fastModel } from '../../e2e/compare-screen';
import type { FaultRow } from './row';
import { fastModelEntry, StorePage } from './store-page';

/** How long a busy machine may take to load a model until it finds what is wrong with it. */
const failsWithinMs = 120_000;

/** Changes one byte of a stored part, or cuts it off there. */
async function alterStored({ page }: StorePage, sha256: string, at: number, cut: boolean) {
  await page.evaluate(
    async ([key, offset, isCut]) => {
      const [info] = await indexedDB.databases();
      const database = await new Promise<IDBDatabase>((resolve) => {
        const opening = indexedDB.open(info?.name ?? '');
        opening.onsuccess = () => resolve(opening.result);
      });
      const blob = await new Promise<Blob>((resolve) => {
        const reading = database.transaction('parts').objectStore('parts').get(key);
        reading.onsuccess = () => resolve(reading.result as Blob);
      });
      const bytes = new Uint8Array(await blob.arrayBuffer());
      bytes[offset] = (bytes[offset] ?? 0) ^ 1;
      const writing = database.transaction('parts', 'readwrite');
      writing.objectStore('parts').put(new Blob([isCut ? bytes.slice(0, offset) : bytes]), key);
      await new Promise((resolve) => (writing.oncomplete = resolve));
      database.close();
    },
    [sha256, at, cut] as const,
  );
}

/** A byte of every file is altered in turn, or the file cut off there: on the device, on the host. */
export const flips: FaultRow = {
  name: 'flip or cut any byte of any file of a model',
  cases: { full: 60, short: 4 },
  async run({ serve, start, show, random }, count) {
    const model = fastModelEntry();
    const parts = model.files.list.flatMap((file) => file.parts);
    let altered: { path: string; at: number; cut: boolean } | undefined;
    const asked: string[] = [];
    const server = await serve({
      before({ url = '' }, response) {
        const { pathname } = new URL(url, 'http://localhost');
        if (!pathname.startsWith('/models/')) return false;
        asked.push(pathname.slice(pathname.lastIndexOf('/') + 1));
        if (!altered || !pathname.endsWith(`/${altered.path}`)) return false;
        const bytes = readFileSync(join('dist', pathname));
        const { at, cut } = altered;
        response.end(cut ? bytes.subarray(0, at) : bytes.with(at, (bytes[at] ?? 0) ^ 1));
        return true;
      },
    });
    const page = await (await start()).open(server.address);
    let store = await StorePage.of(page);
    const screen = new CompareScreen(page);
    await screen.keepOneColumn();
    await screen.choose('A', fastModel);
    const failures: string[] = [];
    const alert = page.getByRole('alert');

    for (let index = 0; index < count; index += 1) {
      const part = parts[Math.floor(index / 4) % parts.length];
      if (!part) break;
      const at = Math.floor(random() * part.sizeBytes);
      const cut = index % 2 === 1;
      const onHost = index % 4 >= 2;
      const how = `${cut ? 'cut' : 'flipped'} on the ${onHost ? 'host' : 'device'}`;
      const where = `${part.path}, byte ${at} ${how} (case ${index})`;
      const fail = async (problem: string): Promise<void> => {
        failures.push(`${where}: ${problem}`);
        await show(where, page);
      };
      try {
        // The engine is ended with the page: the next question loads from the store.
        await store.remove(model.id);
        if (onHost) altered = { path: part.path, at, cut };
        else {
          await store.fetch(model);
          await alterStored(store, part.sha256, at, cut);
        }
        await page.reload();
        store = await StorePage.of(page);
        asked.length = 0;
        await screen.ask('What is 34 + 25?');
        await alert.waitFor({ timeout: failsWithinMs });
        const told = await alert.innerText();
        if (!told.includes(part.path)) await fail(told);
        altered = undefined;
        const before = asked.length;
        const way = onHost ? 'Ask again' : 'Fetch the part again';
        await alert.getByRole('button', { name: way }).click();
        await screen.finished();
        if ((await alert.count()) > 0) await fail(`not repaired: ${await alert.innerText()}`);
        const fetched = asked.slice(before);
        if (!onHost && fetched.join() !== part.path) {
          await fail(`fetched again: ${fetched.join()}`);
        }
      } catch (error) {
        await fail(String(error));
      }
      await screen.clear('A');
    }
    return { cases: count, failures };
  },
};
