import { setTimeout as wait } from 'node:timers/promises';
import { forgivingGpu } from '../../e2e/test-browser';
import { loseOnce, missing, openColumn, type Loss } from './gpu-case';
import type { FaultRow, FaultTools } from './row';
import { look, lookUntil, type Seen } from './watch';

/** Loading the fast model takes about so long, and so does its answer. */
const runMs = 2500;
/** A person reads what to do first; the page saves within 0.4 s of a change. */
const readsMs = 1000;
/** How long a page that was opened anew may take to draw a conversation. */
const drawnWithinMs = 5000;

/** The browser as it is, and one that does not count the crashes of its GPU process. */
const browsers = { usual: [], forgiving: forgivingGpu } as const;
type Kind = keyof typeof browsers;

async function begin({ start }: FaultTools, kind: Kind, address: string) {
  const browser = await start({ name: kind, parameters: browsers[kind] });
  return { browser, screen: await openColumn(browser, address) };
}

/** The GPU process is ended while a model is loaded or answers; then it is asked again. */
export const gpu: FaultRow = {
  name: 'lose the GPU device while running',
  cases: { full: 100, short: 3 },
  async run(tools, count) {
    const { address } = await tools.serve();
    const failures: string[] = [];
    const losses: Loss[] = [];
    let kind: Kind = 'usual';
    let open = await begin(tools, kind, address);

    const hurt = (): number => losses.filter(({ end }) => end !== 'unhurt').length;
    for (let index = 0; hurt() < count && index < 2 * count; index += 1) {
      if (kind === 'usual' && hurt() >= count / 2) {
        await open.browser.close();
        kind = 'forgiving';
        open = await begin(tools, kind, address);
      }
      const reloads = index % 4 === 2;
      const afterMs = Math.round(tools.random() * runMs);
      const fail = (problem: string): void => {
        const how = `${afterMs} ms after the question${reloads ? ', loading' : ''}`;
        failures.push(`${how}, ${kind} browser (case ${index}): ${problem}`);
      };
      try {
        const loss = await loseOnce(open.browser, open.screen, { reloads, afterMs });
        for (const problem of loss.problems) fail(problem);
        losses.push(loss);
        if (loss.end === 'answered' || loss.end === 'unhurt') continue;
        // What the page has said to do; also the way on for a case that failed.
        await wait(readsMs);
        await open.browser.close();
        open = await begin(tools, kind, address);
        const { page } = open.screen;
        const isKept = (seen: Seen): boolean => missing(loss.conversation, seen).length === 0;
        if (!(await lookUntil(page, performance.now() + drawnWithinMs, isKept))) {
          fail(`restarted: ${missing(loss.conversation, await look(page)).join(', ')}`);
        }
      } catch (error) {
        fail(String(error).split('\n')[0] ?? '');
        await open.browser.close();
        open = await begin(tools, kind, address);
      }
    }
    return { cases: hurt(), failures, note: noteOn(losses) };
  },
};

function noteOn(all: readonly Loss[]): string {
  const losses = all.filter(({ end }) => end !== 'unhurt');
  const times = (isSo: (loss: Loss) => boolean): number => losses.filter(isSo).length;
  const longest = (msOf: (loss: Loss) => number): string =>
    `${Math.round(Math.max(0, ...losses.map(msOf)))} ms`;
  return [
    `${times(({ wasAnswering }) => wasAnswering)} in an answer`,
    `${times(({ wasAnswering }) => !wasAnswering)} before its first word`,
    `${times(({ end }) => end === 'answered')} answered again`,
    `${times(({ end }) => end === 'restart')} told to restart the browser`,
    `longest until told ${longest(({ toldMs }) => toldMs)}`,
    `until answering again ${longest(({ answeredMs }) => answeredMs)}`,
    `${all.length - losses.length} further crashes hurt nothing`,
  ].join(', ');
}
