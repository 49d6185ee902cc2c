import type { Page } from '@playwright/test';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { castVote } from '../../../src/core/rating/fakes';
import { votesToJson } from '../../../src/core/rating/vote-json';
import type { Vote } from '../../../src/core/rating/vote';
import { voteFileLimits } from '../../../src/core/rating/vote-files';
import { answered, run } from '../../../src/core/records/fakes';
import type { Run } from '../../../src/core/records/run';
import { runLimits } from '../../../src/core/records/run-bounds';
import { runFileLimits, runsToJson } from '../../../src/core/records/run-file';
import { PromptsScreen } from '../../e2e/prompts-screen';
import { RatingsScreen } from '../../e2e/ratings-screen';
import { RecordsScreen } from '../../e2e/records-screen';
import { fixedTask, longestTask } from './longest-task';
import type { FaultRow, FaultTools, KillableBrowser } from './row';

/** No task of the page may have the processor longer, on a machine that computes the fixed task in this time. */
const mostTaskMs = 200;
const fixedTaskMs = 40;
/** A task is too long that is so each time: of one alone the browser's own work may be a part. */
const mostTries = 3;

/** How long a busy machine may take to read a file. */
const saidWithinMs = 120_000;

/** A file that is brought to a screen, and what the page says of it in the end. */
interface Import {
  readonly what: string;
  readonly text: () => string;
  /** Opens the screen: the label of its file input. */
  readonly open: (page: Page) => Promise<string>;
  readonly says: string;
}

const votes = (some: readonly Vote[]): string => votesToJson({ votes: some, setAside: [] });
const runs = (some: readonly Run[]): string =>
  runsToJson(some, '2026-01-02T03:04:05.000Z', { votes: [], setAside: [] });

const toRatings = async (page: Page): Promise<string> => {
  await RatingsScreen.open(page);
  return 'Bring votes from a file';
};
const toRecords = async (page: Page): Promise<string> => {
  await RecordsScreen.open(page);
  return 'Bring runs from a file';
};
const toTable = async (page: Page): Promise<string> => {
  const screen = new PromptsScreen(page);
  await screen.open();
  await screen.write('Who is {{name}}?', 'Who is it?');
  await screen.sheet.getByRole('radio', { name: 'From a table' }).check();
  return 'Read a CSV file';
};

/** A run and its replays, each of the one before. */
function chain(length: number): readonly Run[] {
  return Array.from({ length }, (_, index) =>
    run({
      id: `run ${index}`,
      origin: index === 0 ? { kind: 'batch' } : { kind: 'replay', of: `run ${index - 1}` },
    }),
  );
}

const longAnswer = (characters: number): string =>
  runs([run({ cells: [answered(0, 0, 'lorem ipsum '.repeat(characters / 12))] })]);

const files: readonly Import[] = [
  {
    what: 'a vote with a name of 5 MB',
    text: () => votes([castVote(['A'.repeat(5_000_000), 'B'], 0)]),
    open: toRatings,
    says: 'is not as it should be',
  },
  {
    what: 'a vote with 200,000 tags',
    text: () => votes([castVote(['A', 'B'], 0, { tags: Array<string>(200_000).fill('tag') })]),
    open: toRatings,
    says: 'is not as it should be',
  },
  {
    what: 'an answer of 20 MB',
    text: () => longAnswer(20_000_000),
    open: toRecords,
    says: 'is not as it should be',
  },
  {
    what: 'a table of 100,000 lines',
    text: () => `name\n${'Ada\n'.repeat(100_000)}`,
    open: toTable,
    says: 'more than 10,000 lines',
  },
  {
    what: `${runFileLimits.runs} replays in a chain`,
    text: () => runs(chain(runFileLimits.runs)),
    open: toRecords,
    says: '10,000 runs taken',
  },
  {
    what: 'the longest answer that is taken',
    text: () => longAnswer(runLimits.textCharacters),
    open: toRecords,
    says: '1 run taken',
  },
  {
    what: `${voteFileLimits.votes} votes`,
    text: () =>
      votes(
        Array.from({ length: voteFileLimits.votes }, (_, index) =>
          castVote(['A', 'B', 'C'].toSpliced(index % 3, 1), index % 2),
        ),
      ),
    open: toRatings,
    says: '100,000 votes taken',
  },
];

/** Chooses a file as a person does: the browser reads it itself, where Playwright would hand its bytes to the page. */
async function choose(page: Page, label: string, path: string): Promise<void> {
  await page.getByLabel(label).evaluate((input) => {
    Object.assign(globalThis, { chosenInput: input });
  });
  const session = await page.context().newCDPSession(page);
  const { result } = await session.send('Runtime.evaluate', { expression: 'chosenInput' });
  const { objectId } = result;
  if (objectId === undefined) throw new Error(`the page has no input “${label}”`);
  await session.send('DOM.setFileInputFiles', { files: [resolve(path)], objectId });
  await session.detach();
}

/** Whether the page has said what came of a file, and has drawn it. */
async function isSaid(page: Page, says: string): Promise<boolean> {
  const told = page.getByText(says).first();
  const isThere = await told.waitFor({ timeout: saidWithinMs }).then(
    () => true,
    () => false,
  );
  await page.evaluate(() => new Promise(requestAnimationFrame));
  return isThere;
}

interface Tried {
  /** The longest task of the page meanwhile, and what this machine may take for it now. */
  readonly longestMs: number;
  readonly mostMs: number;
  readonly isSaid: boolean;
}

/** Brings a file to a page on its first visit. */
async function bring(
  { serve, show }: FaultTools,
  browser: KillableBrowser,
  { what, open, says }: Import,
  path: string,
): Promise<Tried> {
  const { address } = await serve();
  const page = await browser.open(address);
  const label = await open(page);
  const mostMs = mostTaskMs * Math.max(1, (await fixedTask(page)) / fixedTaskMs);
  const said: boolean[] = [];
  const longestMs = await longestTask(page, async () => {
    await choose(page, label, path);
    said.push(await isSaid(page, says));
  });
  if (said.includes(false)) await show(what, page);
  await page.close();
  return { longestMs, mostMs, isSaid: said.includes(true) };
}

/** Much is brought in a file: it is taken or refused, and the page can be used meanwhile. */
export const imports: FaultRow = {
  name: 'files of much that are brought in',
  cases: { full: files.length, short: 5 },
  async run(tools, count) {
    const failures: string[] = [];
    const told: string[] = [];
    const browser = await tools.start();
    for (const [index, file] of files.slice(0, count).entries()) {
      const path = `${tools.profileOf('files')}/${index}`;
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, file.text());
      const tries: Tried[] = [];
      let last: Tried;
      do {
        last = await bring(tools, browser, file, path);
        tries.push(last);
      } while (tries.length < mostTries && last.isSaid && last.longestMs > last.mostMs);
      told.push(`${last.longestMs} of ${Math.round(last.mostMs)}`);
      if (!last.isSaid) failures.push(`${file.what}: the page did not say “${file.says}”`);
      else if (last.longestMs > last.mostMs) {
        failures.push(`${file.what}, the longest tasks in milliseconds: ${JSON.stringify(tries)}`);
      }
    }
    return { cases: count, failures, note: `longest tasks ${told.join(', ')} ms` };
  },
};
