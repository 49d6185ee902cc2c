import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startServer } from '../../tools/serve/server.mjs';
import { startLoggingProxy, type LoggingProxy } from '../e2e/logging-proxy';
import { Firefox } from './firefox';
import { textOf } from './tab';

/** What the latest answer of a column says. */
function answerOf(firefox: Firefox, letter: string): Promise<string> {
  return firefox.evaluate(
    (label) =>
      [...document.querySelectorAll<HTMLElement>(`section[aria-label^="${label}"] .answer`)].at(-1)
        ?.innerText ?? '',
    `Column ${letter}`,
  );
}

async function ask(firefox: Firefox, prompt: string): Promise<void> {
  await firefox.page.type('textarea', prompt);
  await firefox.page.keyboard.down('Control');
  await firefox.page.keyboard.press('Enter');
  await firefox.page.keyboard.up('Control');
}

/** How many records the stores of the database have in which there are any. */
function keptRecords(firefox: Firefox): Promise<Record<string, number>> {
  return firefox.evaluate(async () => {
    const done = <Result>(request: IDBRequest<Result>): Promise<Result> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error ?? new Error('no reason'));
      });
    const [info] = await indexedDB.databases();
    const database = await done(indexedDB.open(info?.name ?? ''));
    const names = [...database.objectStoreNames];
    const reading = database.transaction(names);
    const counts = names.map((name) => done(reading.objectStore(name).count()));
    const all = (await Promise.all(counts)).map((count, at) => [names[at], count] as const);
    database.close();
    return Object.fromEntries(all.filter(([, count]) => count > 0)) as Record<string, number>;
  });
}

/** Answers take their time on a processor; a vote is asked for once all of them are there. */
function allAnswered(firefox: Firefox): Promise<void> {
  return expect.poll(() => textOf(firefox), { timeout: 180_000 }).toContain('Which answer is best');
}

// One Firefox after the other with one profile: each test goes on from where the one before it ended.
describe('Firefox with WebGPU on a processor', () => {
  const folder = mkdtempSync(join(tmpdir(), 'playground-'));
  /** Ends what was started, the latest first. */
  const endings: (() => unknown)[] = [() => rmSync(folder, { recursive: true, force: true })];
  let proxy: LoggingProxy;
  let server: Awaited<ReturnType<typeof startServer>>;
  let firefox: Firefox;
  const start = (): Promise<Firefox> =>
    Firefox.start({ profile: join(folder, 'profile'), proxy, hasWebGpu: true });

  beforeAll(async () => {
    proxy = await startLoggingProxy();
    endings.push(() => proxy.close());
    server = await startServer({ folder: 'dist' });
    endings.push(() => server.close());
    firefox = await start();
    endings.push(() => firefox.close());
    await firefox.open(server.address);
  });

  afterAll(async () => {
    for (const end of endings.splice(0).reverse()) await end();
  });

  test('both embedded models answer the first prompt, without a network of their own', async () => {
    await ask(firefox, 'What is the capital of France?');
    await allAnswered(firefox);
    expect(await answerOf(firefox, 'A')).toContain('Paris');
    expect(await answerOf(firefox, 'B')).toMatch(/\w/);
    const page = await textOf(firefox);
    expect(page).toContain('The model has no network: the browser blocks it.');
    expect(page).not.toContain('failed its self-test');
  });

  test('all that takes is kept on the device', async () => {
    await expect.poll(() => textOf(firefox)).toContain('Ready without a network.');
    await expect.poll(() => textOf(firefox)).toContain('2 models, 109 MB on this device');
  });

  test('restarted without a server, it has answers, vote and draft, and answers again', async () => {
    await firefox.page.locator('button ::-p-text(A is best)').click();
    await firefox.page.type('textarea', 'And of Italy?');
    await expect.poll(() => textOf(firefox)).toContain('Your vote: column A');
    await expect
      .poll(() => keptRecords(firefox))
      .toMatchObject({ models: 2, runs: 1, cells: 2, ballots: 1 });
    const kept = await keptRecords(firefox);
    await firefox.close();
    await server.close();

    firefox = await start();
    await firefox.open(server.address);
    await expect.poll(() => textOf(firefox)).toContain('Ready without a network.');
    await expect.poll(() => answerOf(firefox, 'A')).toContain('Paris');
    expect(await textOf(firefox)).toContain('Your vote: column A');
    expect(await keptRecords(firefox)).toEqual(kept);
    await ask(firefox, '');
    await allAnswered(firefox);
    expect(await answerOf(firefox, 'A')).toContain('Rome');
  });

  test('and nothing but the site has been asked for in all that time', () => {
    const { host } = new URL(server.address);
    expect(firefox.asked).toEqual([host]);
  });
});
