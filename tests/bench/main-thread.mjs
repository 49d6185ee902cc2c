// @ts-check
/** What the page's main thread computes, as the browser's own trace has it. */

/**
 * The longest task of the main thread by the time that it computed, while something happens. By the
 * clock, a task is as long as it waits for a processor too, which on a machine with few of them is the
 * greater part of what is long.
 *
 * @template Result
 * @param {import('playwright-core').Page} page
 * @param {() => Promise<Result>} happen
 * @returns {Promise<{ result: Result, longestMs: number }>}
 */
export async function longestTask(page, happen) {
  const session = await page.context().newCDPSession(page);
  /** @type {Record<string, any>[]} */
  const events = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...value));
  await session.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel'] },
  });
  const result = await happen();
  const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
  await session.send('Tracing.end');
  await complete;
  await session.detach();
  const threads = events
    .filter(({ name, args }) => name === 'thread_name' && args['name'] === 'CrRendererMain')
    .map(({ pid, tid }) => `${pid}/${tid}`);
  const computedMs = events
    .filter(({ ph, name }) => ph === 'X' && name.endsWith('RunTask'))
    .filter(({ pid, tid }) => threads.includes(`${pid}/${tid}`))
    .map(({ tdur }) => (tdur ?? 0) / 1000);
  return { result, longestMs: Math.max(0, ...computedMs) };
}
