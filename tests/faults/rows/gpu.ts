import { forgivingGpu } from '../../e2e/test-browser';
import { loseOnce, missing, openColumn, type Loss } from './gpu-case';
import type { FaultRow, FaultTools } from './row';
import { look, lookAtKept, lookUntil, type Talk } from './watch';

/** The fast model takes longer to be loaded and to read; its answer is some times as long as this part of it. */
const beforeItsAnswerMs = 300;
const partOfItsAnswer = 100;

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
    for (let index = 0; hurt() < count && index < 4 * count; index += 1) {
      if (kind === 'usual' && hurt() >= count / 2) {
        await open.browser.close();
        kind = 'forgiving';
        open = await begin(tools, kind, address);
      }
      const reloads = index % 4 === 2;
      const place = tools.random();
      // By the clock alone a fast machine would be through with most of its answers before.
      const at =
        index % 2 === 0
          ? { ms: Math.round(place * beforeItsAnswerMs) }
          : { characters: Math.ceil(place * partOfItsAnswer) };
      const how = `at ${JSON.stringify(at)} of the second answer${reloads ? ', loading' : ''}`;
      const where = `${how}, ${kind} browser (case ${index})`;
      const fail = async (...problems: readonly string[]): Promise<void> => {
        if (problems.length === 0) return;
        failures.push(...problems.map((problem) => `${where}: ${problem}`));
        await tools.show(where, open.screen.page);
      };
      try {
        const loss = await loseOnce(open.browser, open.screen, {
          reloads,
          at,
          isTimed: tools.isTimed,
        });
        await fail(...loss.problems);
        losses.push(loss);
        if (loss.end === 'answered' || loss.end === 'unhurt') continue;
        // What the page has said to do; also the way on for a case that failed.
        const lacks = (talk: Talk): string => missing(loss.conversation, talk).join(', ');
        const isWhole = (talk: Talk): boolean => lacks(talk) === '';
        if (!(await lookUntil(open.screen.page, lookAtKept, isWhole))) {
          await fail(`not kept: ${lacks(await lookAtKept(open.screen.page))}`);
        }
        await open.browser.close();
        open = await begin(tools, kind, address);
        const { page } = open.screen;
        if (!(await lookUntil(page, look, isWhole)))
          await fail(`restarted: ${lacks(await look(page))}`);
      } catch (error) {
        await fail(String(error));
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
