import type { Page } from '@playwright/test';

/** What a person has made in weeks. */
export const library = { prompts: 12, runs: 30, ballots: 85 } as const;

export type Counts = Readonly<Record<keyof typeof library, number>>;

/** Puts it into the database of a page that is open. */
export function fillLibrary(page: Page): Promise<void> {
  return page.evaluate(async (counts) => {
    const [info] = await indexedDB.databases();
    const database = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open(info?.name ?? '');
      opening.onsuccess = () => resolve(opening.result);
    });
    const writing = database.transaction(['prompts', 'runs', 'ballots'], 'readwrite');
    for (const store of ['prompts', 'runs', 'ballots'] as const) {
      for (let index = 0; index < counts[store]; index += 1) {
        const record = { id: `${store} ${index}`, startedAt: '2026-01-01T00:00:00.000Z' };
        const text = 'word '.repeat(200);
        const prompt = { role: 'user', title: `Prompt ${index}`, text, tags: [], language: null };
        const whole = store === 'prompts' ? { ...prompt, responseSchema: null } : { text };
        writing.objectStore(store).put({ ...whole, ...record });
      }
    }
    await new Promise((resolve) => (writing.oncomplete = resolve));
    database.close();
  }, library);
}

/** How much of it is there, and what is kept of the composer. */
export function lookAtLibrary(page: Page): Promise<Counts & { readonly draft: string }> {
  return page.evaluate(async () => {
    const [info] = await indexedDB.databases();
    const database = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open(info?.name ?? '');
      opening.onsuccess = () => resolve(opening.result);
    });
    const reading = database.transaction(['prompts', 'runs', 'ballots', 'workspaces']);
    const of = <Value>(request: IDBRequest<Value>): Promise<Value> =>
      new Promise((resolve) => (request.onsuccess = () => resolve(request.result)));
    const [prompts, runs, ballots, workspace] = await Promise.all([
      of(reading.objectStore('prompts').count()),
      of(reading.objectStore('runs').count()),
      of(reading.objectStore('ballots').count()),
      of(
        reading.objectStore('workspaces').get('compare') as IDBRequest<
          { draft: string } | undefined
        >,
      ),
    ]);
    database.close();
    return { prompts, runs, ballots, draft: workspace?.draft ?? '' };
  });
}
