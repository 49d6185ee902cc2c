import type { Run } from '../../src/core/records/run';
import { violations } from './axe';
import { BatchScreen } from './batch-screen';
import { CompareScreen, fastModel } from './compare-screen';
import { expectNothingCutOff } from './fit';
import { expect, test } from './fixtures';
import { held, holdAnswers } from './held-answers';
import { RatingsScreen } from './ratings-screen';
import { RecordsScreen } from './records-screen';
import { inBothSchemes } from './schemes';

const blind = 'Blind: names and figures hidden until you vote';
/** Of every batch here. */
const size = { prompts: 3, columns: 2 };
const telling = /SmolLM2|Glassbox|tok\/s|MB|[Tt]emperature|in the order/;

test('two real models answer a batch blind; votes, rating, files, and the same again elsewhere', async ({
  serve,
  start,
}) => {
  test.setTimeout(400_000);
  const { address } = await serve();
  const page = await (await start()).open(address);
  const compare = new CompareScreen(page);
  await compare.set('A', { 'Most tokens': '12' });
  await compare.set('B', { 'Most tokens': '12' });
  await compare.control({ [blind]: true });

  const batch = new BatchScreen(page, size);
  await batch.fromTable('What is the capital of {{country}}?', [
    'country',
    'France',
    'Japan',
    'Peru',
  ]);
  await expect(batch.next).toContainText('3 prompts to 2 columns');
  await expect(batch.next).toContainText('Blind: names stay hidden');
  await batch.begin();
  const main = page.getByRole('main');
  await expect(main).not.toContainText(telling);
  await batch.over(120_000);
  await expect(main).not.toContainText(telling);
  await expect(batch.item(2)).toContainText('What is the capital of Japan?');

  await batch.judge();
  await expect(main).not.toContainText(telling);
  for (const [key, judged] of [
    ['1', '1 of 3 judged.'],
    ['2', '2 of 3 judged.'],
    ['3', 'All are judged.'],
  ] as const) {
    await page.keyboard.press(key);
    await expect(batch.judged).toContainText(judged);
  }
  await expect(main).not.toContainText(telling);
  await expect(batch.vote).toHaveText('Your vote: equally good.');
  await expect(batch.vote).toBeFocused();
  await batch.judging.getByRole('button', { name: 'Show which answer is whose' }).press('Enter');
  const whose = batch.judging.getByRole('list').last();
  await expect(whose).toBeFocused();
  await expect(whose).toContainText(/Answer [AB] is from column A: SmolLM2 135M Instruct/);
  await expect(whose).toContainText(/Answer [AB] is from column B: Glassbox 3M/);
  await batch.judging.getByRole('button', { name: 'Back to the run' }).press('Enter');
  await expect(batch.run.getByRole('heading', { level: 2 })).toBeFocused();
  await expect(batch.item(2)).toContainText('Column A: SmolLM2 135M Instruct');
  await expect(batch.item(2)).toContainText(`Column B: ${fastModel}`);
  const runFile = await new RecordsScreen(page).saved('JSON');

  const ratings = await RatingsScreen.open(page);
  await expect(page.getByText(/^3 votes on 3 prompts, given blind\./)).toBeVisible();
  for (const model of ['SmolLM2 135M Instruct', fastModel]) {
    await expect(page.getByRole('region', { name: 'Strengths' })).toContainText(model);
  }
  const votes = await ratings.exported('JSON');

  const freshPage = await (await start({ name: 'fresh' })).open(address);
  const fresh = await RatingsScreen.open(freshPage);
  await fresh.bring(votes);
  await expect(fresh.files.getByRole('status')).toHaveText('3 votes taken.');
  expect(JSON.parse(await fresh.exported('JSON'))).toEqual(JSON.parse(votes));
  const records = await RecordsScreen.open(freshPage);
  await records.bring(runFile.text);
  await expect(records.notice).toHaveText('1 run taken.');
  await records.show('What is the capital of France?');
  const there = new BatchScreen(freshPage, size);
  await there.run.getByRole('button', { name: 'Run again and compare with then' }).click();
  const verdict = freshPage.getByRole('region', { name: 'Compared with then' });
  await expect(verdict).toBeVisible();
  await there.over(180_000);
  await expect(verdict).toContainText('Same text in all 6 answers.');
  await expect(verdict).toContainText('Nothing that answers are known to depend on differs');
});

test('a batch goes on by itself after a reload in its middle; nothing is asked twice', async ({
  page,
}) => {
  test.setTimeout(300_000);
  const compare = new CompareScreen(page);
  await compare.readyToAsk();
  // One of them is slow: there is a middle, whichever is asked first.
  await compare.set('A', { 'Most tokens': '8' });
  const batch = new BatchScreen(page, size);
  await batch.fromTable('What is {{one}} + 25?', ['one', '34', '51', '12']);
  await batch.begin();
  await expect(batch.run.getByText(/^[1-3] of 6$/)).toBeVisible({ timeout: 60_000 });
  const records = new RecordsScreen(page);
  const before = cellsIn((await records.saved('JSON')).text);
  await page.reload();
  await RecordsScreen.open(page);
  await expect(records.rows.first()).toContainText('under way');
  await records.show('What is 34 + 25?');
  await batch.over(180_000);
  const after = cellsIn((await records.saved('JSON')).text);
  const places = after.map(({ item, column }) => `${item} ${column}`);
  expect(places.toSorted()).toEqual(['0 0', '0 1', '1 0', '1 1', '2 0', '2 1']);
  // With all their times: what was answered before the reload was not asked again.
  expect(before.length).toBeLessThan(6);
  expect(after).toEqual(expect.arrayContaining(before));
});

test('a column whose model cannot be had says why, and the others are answered', async ({
  serve,
  start,
}) => {
  const { address } = await serve({
    before: ({ url = '' }, response) => {
      if (!url.includes('/models/SmolLM2')) return false;
      response.writeHead(404).end();
      return true;
    },
  });
  const page = await (await start()).open(address);
  await new CompareScreen(page).readyToAsk();
  const batch = new BatchScreen(page, size);
  await batch.fromSelection([
    'Exactly five words',
    'Why rainbows appear',
    'A kilogram of feathers',
  ]);
  await expect(batch.next).toContainText('3 prompts to 2 columns');
  await batch.begin();
  await batch.over(60_000);
  for (const place of [1, 2, 3]) {
    const answer = (column: string) =>
      batch.item(place).getByRole('region', { name: `Column ${column}` });
    await expect(answer('A')).toContainText(/The host of this page has no [\w.-]+\w\./);
    await expect(answer('B').locator('.answer')).toBeVisible();
  }
  await expect(
    batch.run.getByRole('button', { name: 'Try again what could not be answered' }),
  ).toBeVisible();
  await expect(batch.run.getByRole('button', { name: 'Judge the answers' })).toHaveCount(0);
});

test('axe finds nothing on a batch, and nothing is cut off, light or dark', async ({
  scriptedPage: page,
}) => {
  const look = (name: string): Promise<void> =>
    inBothSchemes(page, async (scheme) => {
      for (const [width, height] of [
        [1440, 900],
        [360, 740],
      ] as const) {
        await page.setViewportSize({ width, height });
        expect(await violations(page), `${name}, ${scheme}`).toEqual([]);
        await expectNothingCutOff(page, `${name}, ${scheme}`);
      }
    });
  const compare = new CompareScreen(page);
  await compare.readyToAsk();
  await compare.control({ [blind]: true });
  const batch = new BatchScreen(page, size);
  await batch.fromTable('{{what}}', ['what', 'text=Yes.', 'tokens=60', `tokens=250 ${held}`]);
  await look('next');
  const letAnswersEnd = await holdAnswers(page);
  await batch.begin();
  await expect(batch.run.getByText('2 of 6', { exact: true })).toBeVisible();
  await expect(batch.run.getByRole('progressbar')).toBeVisible();
  await look('under-way');
  await expect(batch.run.getByRole('progressbar')).toBeVisible();
  await letAnswersEnd();
  await batch.over(120_000);
  await look('hidden');

  await batch.judge();
  const answer = batch.judging.getByRole('article', { name: 'Answer A' });
  await expect(answer).toBeInViewport();
  // Where it is after the window was made wide and narrow again is up to the device's fonts.
  await look('judging');
  for (const [place, choice] of ['B is best', 'Tie', 'A is best'].entries()) {
    // The vote before is being kept until then, and no other is taken.
    await expect(batch.judged).toContainText(`${place} of 3 judged.`);
    if (place > 0) await expect(answer).toBeInViewport();
    await batch.judging.getByRole('button', { name: choice }).click();
  }
  await expect(batch.judged).toContainText('All are judged.');
  await expect(
    batch.judging.getByRole('button', { name: 'Show which answer is whose' }),
  ).toBeInViewport();
  await look('judged');
  await batch.judging.getByRole('button', { name: 'Show which answer is whose' }).click();
  await expect(batch.run.getByRole('group', { name: 'Save as a file' })).toBeVisible();
  await expect(batch.judging.getByText(/^Answer B is from column/)).toBeInViewport();
  await look('revealed');
  await batch.judging.getByRole('button', { name: 'Back to the run' }).click();
  await expect(batch.item(1)).toContainText('Column B');
  await look('open');
});

function cellsIn(file: string): Run['cells'] {
  const { runs } = JSON.parse(file) as { runs: Run[] };
  return runs.flatMap(({ cells }) => cells);
}
