import { copyFile } from 'node:fs/promises';
import type { Run } from '../../src/core/records/run';
import { answer, answered, column, run, stamp } from '../../src/core/records/fakes';
import { violations } from './axe';
import { CompareScreen } from './compare-screen';
import { expectNothingCutOff } from './fit';
import { expect, test } from './fixtures';
import { RecordsScreen } from './records-screen';
import { inBothSchemes } from './schemes';

const hostile =
  '</pre><script>document.title="taken"</script><img src="https://evil.example/x">```';

const figures = {
  firstTokenMs: 120,
  tokensPerSecond: 7,
  tokens: 12,
  prefilledTokens: 30,
  reusedCache: false,
  enginePrefillTokensPerSecond: 20,
  engineDecodeTokensPerSecond: 7,
};

const asking = (id: string, change: Partial<Run> = {}): Run =>
  run({
    id,
    columns: [column('one', { modelName: 'Alpha' }), column('two', { modelName: hostile })],
    ...change,
  });

const items = (...texts: readonly string[]): Run['items'] =>
  texts.map((text) => ({ text, promptId: null, tags: ['geography'], responseSchema: null }));

const first = asking('first', {
  items: items('Where is Lisbon?', hostile),
  cells: [
    {
      ...answered(0, 0, ''),
      outcome: { kind: 'answered', answer: answer('In **Portugal**.', { figures }) },
    },
    answered(0, 1, hostile),
    {
      item: 1,
      column: 0,
      stamp,
      outcome: {
        kind: 'failed',
        failure: { kind: 'out-of-memory', detail: '' },
        answer: answer(''),
      },
    },
  ],
});
const again = asking('again', {
  startedAt: '2026-01-03T03:04:05.000Z',
  origin: { kind: 'replay', of: 'first' },
  items: first.items,
  cells: [
    answered(0, 0, 'In **Portugal**.'),
    { ...answered(0, 1, `${hostile.slice(0, 10)}else`), stamp: { ...stamp, browser: 'Another' } },
  ],
});
const blind = asking('blind', {
  startedAt: '2025-01-02T03:04:05.000Z',
  items: items('Which is larger?'),
  conditions: { ...run().conditions, blind: true },
  cells: [answered(0, 0, 'The first one.'), answered(0, 1, 'The second one.')],
});
const long = asking('long', {
  startedAt: '2024-01-02T03:04:05.000Z',
  items: items(...Array.from({ length: 500 }, (_, index) => `Long question ${index + 1}`)),
  cells: Array.from({ length: 1000 }, (_, index) =>
    answered(Math.floor(index / 2), index % 2, `Answer **${index}** to it.`),
  ),
});

const fileOf = (...runs: readonly Run[]): string =>
  JSON.stringify({
    format: 'playground-runs',
    version: 1,
    exportedAt: '2026-02-01T00:00:00Z',
    runs,
  });

test('runs come from a file, are found, looked at, saved, taken back and deleted', async ({
  scriptedPage: page,
  serve,
  start,
}) => {
  const screen = await RecordsScreen.open(page);
  await expect(page.getByRole('heading', { name: 'No runs yet' })).toBeVisible();
  await screen.bring(fileOf(first, again, blind, long));
  await expect(screen.notice).toHaveText('4 runs taken.');
  await screen.bring(fileOf(first));
  await expect(screen.notice).toHaveText('Nothing new in that file. 1 was here already.');
  await expect(screen.rows).toHaveText([
    /Where is Lisbon.*Run again.*2 of 4 answers.*Alpha/,
    /Where is Lisbon.*Batch.*3 of 4 answers/,
    /Which is larger.*names hidden until you have judged/,
    /Long question 1.*500 prompts/,
  ]);

  const search = page.getByLabel('Search runs');
  await search.fill('lisbon PORTUGAL');
  await expect(screen.rows).toHaveCount(2);
  await search.fill('alpha second');
  await expect(page.getByText('No run has all of these words.')).toBeVisible();
  await search.fill('');

  await screen.rows.nth(1).getByRole('button').click();
  await expect(page.getByRole('heading', { level: 2, name: /^Run of Jan/ })).toBeFocused();
  const lisbon = page.getByRole('article', { name: 'Prompt 1 of 2' });
  await expect(lisbon.locator('strong')).toHaveText('Portugal');
  await expect(lisbon).toContainText('7 tok/s · 120 ms first · 12 tokens');
  await expect(lisbon).toContainText('<script>');
  const second = page.getByRole('article', { name: 'Prompt 2 of 2' });
  await expect(second).toContainText('The graphics memory is full.');
  await expect(second).toContainText('Not answered yet.');
  await page.getByText('What the answers depend on').click();
  await expect(page.getByText('a'.repeat(64))).toBeVisible();

  const markdown = await screen.saved('Markdown');
  expect(markdown.text).toContain(`\`\`\`\`text\n${hostile}\n\`\`\`\``);

  // What the file has is shown without the app and without a network, as text.
  const html = await screen.saved('Web page');
  const path = `${html.path}.html`;
  await copyFile(html.path, path);
  const browser = await start({ name: 'reader' });
  const reader = await browser.context.newPage();
  const asked: string[] = [];
  reader.on('request', (request) => asked.push(request.url()));
  await browser.context.setOffline(true);
  await reader.goto(`file://${path}`);
  await expect(reader).toHaveTitle(/^Run of/);
  expect(await reader.locator('.prompt pre').allTextContents()).toEqual([
    'Where is Lisbon?',
    hostile,
  ]);
  await expect(reader.locator('script, img, link')).toHaveCount(0);
  expect(asked).toHaveLength(1);
  await inBothSchemes(reader, async (scheme) => {
    expect(await violations(reader), scheme).toEqual([]);
  });
  await reader.setViewportSize({ width: 360, height: 740 });
  await expectNothingCutOff(reader);

  const { text } = await screen.saved('JSON');
  const { address } = await serve({ folder: 'dist-scripted' });
  const fresh = await RecordsScreen.open(await (await start({ name: 'fresh' })).open(address));
  await fresh.bring(text);
  await expect(fresh.notice).toHaveText('1 run taken.');

  await page.getByRole('button', { name: 'Delete this run' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Keep' })).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(screen.notice).toHaveText('1 run deleted.');
  await expect(screen.rows).toHaveCount(3);
  await screen.show('Where is Lisbon?');
  await expect(page.getByText('The run that this one repeats is not here any more.')).toBeVisible();
});

test('a run that was made again is held against the one then', async ({ scriptedPage: page }) => {
  const screen = await RecordsScreen.open(page);
  await screen.bring(fileOf(first, again));
  await screen.rows.first().getByRole('button').click();
  const verdict = page.getByRole('region', { name: 'Compared with then' });
  await expect(verdict).toContainText('Same text in 1 of 2 answers.');
  await expect(verdict.getByRole('listitem')).toHaveText(['the browser']);
  const lisbon = page.getByRole('article', { name: 'Prompt 1 of 2' });
  await expect(lisbon).toContainText('Another text than then, from character 11 on.');
  await verdict.getByRole('button', { name: /^This repeats/ }).click();
  await expect(page.getByText('as a batch')).toBeVisible();
  await page.getByRole('button', { name: 'All runs' }).press('Enter');
  await expect(screen.rows.nth(1).getByRole('button')).toBeFocused();
});

test('a hidden run tells nothing until it is revealed', async ({ scriptedPage: page }) => {
  const screen = await RecordsScreen.open(page);
  await screen.bring(fileOf(blind, first));
  await screen.show('Which is larger?');
  const main = page.getByRole('main');
  await expect(page.getByRole('heading', { name: 'Answer A' })).toBeVisible();
  for (const secret of ['Alpha', 'evil', 'Column A', 'Temperature', 'aaaa'])
    await expect(main).not.toContainText(secret);
  await expect(page.getByRole('group', { name: 'Save as a file' })).toBeHidden();
  await page.getByRole('button', { name: 'All runs' }).click();
  const { text } = await screen.saved('JSON');
  expect(text).not.toContain('Which is larger?');
  await expect(screen.notice).toContainText('1 run saved. 1 run stayed out');
  await screen.show('Which is larger?');
  await page.getByRole('button', { name: 'Show which answer is whose' }).click();
  await expect(page.getByRole('heading', { name: 'Column A: Alpha' })).toBeVisible();
  await expect(page.getByRole('group', { name: 'Save as a file' })).toBeVisible();
});

test('a round of Compare is looked at closely and judged again from its record', async ({
  scriptedPage: page,
}) => {
  const compare = new CompareScreen(page);
  await compare.readyToAsk();
  await compare.control({
    'Blind: names and figures hidden until you vote': true,
    'Show the model’s own probability of every token': true,
  });
  await compare.ask('text=Yes.');
  await page.getByRole('button', { name: 'B is best' }).click();
  await expect(page.getByRole('button', { name: 'Compare answers' })).toBeVisible();
  const screen = await RecordsScreen.open(page);
  await screen.show('text=Yes.');
  const judge = page.getByRole('button', { name: 'Judge the answers' });
  const item = page.getByRole('article', { name: 'Prompt' });
  await expect(item.getByRole('button', { name: 'Probabilities' })).toHaveCount(2);
  // What stands on Compare is judged there.
  await expect(judge).toBeHidden();
  await item.getByRole('button', { name: 'Probabilities' }).first().press('Enter');
  await expect(item.getByRole('listbox', { name: 'Tokens of the answer' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await item.getByRole('button', { name: 'Compare answers' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Two answers compared' });
  await expect(dialog.getByText('The two answers are the same')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(item.getByRole('button', { name: 'Compare answers' })).toBeFocused();

  await page.getByRole('link', { name: 'Compare', exact: true }).click();
  await compare.ask('text=No.');
  await page.getByRole('button', { name: 'Tie' }).click();
  await RecordsScreen.open(page);
  await page.getByRole('button', { name: 'All runs' }).click();
  await screen.show('text=Yes.');
  await judge.click();
  await expect(page.getByText('Your vote: answer B is best.')).toBeVisible();
  await page.getByRole('button', { name: 'Take it back' }).click();
  await page.getByRole('button', { name: 'Tie' }).click();
  await expect(page.getByText('Your vote: equally good.')).toBeVisible();
});

test('a run of 500 prompts is shown in pages, by keyboard', async ({ scriptedPage: page }) => {
  const screen = await RecordsScreen.open(page);
  await screen.bring(fileOf(long));
  await screen.show('Long question 1');
  await expect(page.getByRole('article', { name: /^Prompt/ })).toHaveCount(10);
  await page.getByRole('button', { name: 'Later' }).first().press('Enter');
  await expect(page.getByText('Prompts 11 to 20 of 500')).toBeInViewport();
  await expect(page.getByText('Long question 11', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: 'All runs' }).click();
  await page.getByRole('button', { name: 'Delete all runs' }).click();
  await page.getByRole('button', { name: 'Delete', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'No runs yet' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'No runs yet' })).toBeVisible();
});

test('what is no file of runs is refused', async ({ scriptedPage: page }) => {
  const screen = await RecordsScreen.open(page);
  await screen.bring('{"format": "playground-runs", "version": 7}');
  await expect(page.getByRole('alert')).toContainText('another version of the format (7)');
  await screen.bring(fileOf(first, { ...again, columns: [] }));
  await expect(page.getByRole('alert')).toContainText('Run 2 of the file');
  await expect(page.getByRole('heading', { name: 'No runs yet' })).toBeVisible();
});

test('axe finds nothing, and nothing is cut off on a phone, light or dark', async ({
  scriptedPage: page,
}) => {
  const screen = await RecordsScreen.open(page);
  await inBothSchemes(page, async (scheme) => {
    expect(await violations(page), scheme).toEqual([]);
  });
  await screen.bring(fileOf(first, again, blind, long));
  await page.getByRole('button', { name: 'Choose all shown' }).click();
  await page.getByRole('button', { name: 'Delete the chosen' }).click();
  const looks = () =>
    inBothSchemes(page, async (scheme) => {
      for (const [width, height] of [
        [1440, 900],
        [360, 740],
      ] as const) {
        await page.setViewportSize({ width, height });
        expect(await violations(page), scheme).toEqual([]);
        await expectNothingCutOff(page, scheme);
      }
    });
  await looks();
  await page.getByRole('button', { name: 'Keep' }).click();
  for (const [row, opened] of [
    [0, 'Columns and their settings'],
    [1, 'What the answers depend on'],
  ] as const) {
    await screen.rows.nth(row).getByRole('button').click();
    await page.getByText(opened).click();
    await looks();
    await page.getByRole('button', { name: 'All runs' }).click();
  }
  await screen.show('Which is larger?');
  await looks();
  await page.getByRole('combobox', { name: 'Language' }).selectOption('de');
  await expect(page.getByRole('heading', { level: 1, name: 'Protokolle' })).toBeVisible();
  await looks();
});
