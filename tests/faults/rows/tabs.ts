import type { FaultRow } from './row';
import { fastModelEntry, StorePage } from './store-page';

/** Two tabs want the same model at about the same moment. */
export const tabs: FaultRow = {
  name: 'two tabs, the same model',
  cases: { full: 100, short: 10 },
  async run({ serve, start, random }, count) {
    const model = fastModelEntry();
    const asked: string[] = [];
    const server = await serve({
      before({ url = '' }) {
        if (url.startsWith('/models/')) asked.push(url);
        return false;
      },
    });
    const browser = await start();
    const stores = [
      await StorePage.of(await browser.open(server.address)),
      await StorePage.of(await browser.open(server.address)),
    ];
    const failures: string[] = [];
    for (let index = 0; index < count; index += 1) {
      asked.length = 0;
      const laterMs = Math.round(random() * 80);
      const fail = (problem: string): void => {
        failures.push(`the second ${laterMs} ms later (case ${index}): ${problem}`);
      };
      const ordered = index % 2 === 0 ? stores : stores.toReversed();
      const outcomes = await Promise.all(
        ordered.map(async (store, place) => {
          await new Promise((resolve) => setTimeout(resolve, place * laterMs));
          return store.fetch(model);
        }),
      );
      for (const outcome of outcomes) if (!outcome.ok) fail(JSON.stringify(outcome.failure));
      const twice = asked.filter((url, at) => asked.indexOf(url) !== at);
      if (twice.length > 0) fail(`fetched twice: ${twice.join(', ')}; all: ${asked.join(', ')}`);
      for (const store of stores) {
        for (const problem of (await store.inspect()).wrong) fail(problem);
      }
      await ordered[0]?.remove(model.id);
    }
    return { cases: count, failures };
  },
};
