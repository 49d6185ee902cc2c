import type { CDPSession, Page } from '@playwright/test';

/** An entry of Chromium's trace. */
interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Of a task: how long it had the processor, in microseconds. */
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

/**
 * The longest task of the page while something is done, in milliseconds: as long as it had the processor.
 * The time on the clock, which `longtask` entries have, counts also what else a busy machine did meanwhile.
 */
export async function longestTask(page: Page, work: () => Promise<void>): Promise<number> {
  const session = await page.context().browser()?.newBrowserCDPSession();
  if (!session) throw new Error('the page belongs to no browser');
  const events: TraceEvent[] = [];
  session.on('Tracing.dataCollected', ({ value }) => {
    events.push(...(value as unknown as TraceEvent[]));
  });
  const includedCategories = ['toplevel', '__metadata'];
  await session.send('Tracing.start', { traceConfig: { includedCategories } });
  await work();
  await endOf(session);
  await session.detach();
  const threadOf = ({ pid, tid }: TraceEvent): string => `${pid} ${tid}`;
  const pages = new Set(
    events
      .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
      .map(threadOf),
  );
  const tasks = events.filter(
    (event) => event.name.endsWith('RunTask') && pages.has(threadOf(event)),
  );
  if (tasks.length === 0) throw new Error('the trace has no task of the page');
  return Math.round(Math.max(...tasks.map(({ tdur = 0 }) => tdur)) / 1000);
}

/**
 * How long this machine computes now at a task that is always the same, in milliseconds: what another
 * task takes says something beside it alone.
 */
export function fixedTask(page: Page): Promise<number> {
  return longestTask(page, async () => {
    await page.evaluate(() => {
      const records = Array.from({ length: 40_000 }, (_, index) => ({ index, text: `${index}` }));
      return (JSON.parse(JSON.stringify(records)) as unknown[]).length;
    });
  });
}

async function endOf(session: CDPSession): Promise<void> {
  const isOver = new Promise<void>((resolve) => {
    session.once('Tracing.tracingComplete', () => {
      resolve();
    });
  });
  await session.send('Tracing.end');
  await isOver;
}
