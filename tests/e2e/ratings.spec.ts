import { violations } from './axe';
import { expectNothingCutOff } from './fit';
import { expect, test } from './fixtures';
import { RatingsScreen } from './ratings-screen';
import { inBothSchemes } from './schemes';

/** Votes on two or three of the models, of which the earlier ones mostly win. */
function votes(count: number, models: readonly string[], from = 0): string {
  const ballots = Array.from({ length: count }, (_, index) => {
    const shown = models.filter((_model, place) => (index + place) % models.length !== 0);
    const best = index % 4 === 0 ? shown.length - 1 : 0;
    const order = index % 2 === 0 ? shown : shown.toReversed();
    const named = order.indexOf(shown[best] ?? '');
    return {
      id: `vote ${from + index}`,
      votedAt: `2026-11-${String(1 + (index % 20)).padStart(2, '0')}T10:00:00.000Z`,
      promptHash: `prompt ${index % 30}`,
      tags: [index % 3 === 0 ? 'code' : 'general'],
      contestants: order.map((modelName) => ({
        modelId: modelName.toLowerCase(),
        modelName,
        modelHash: null,
        settings: index % 5 === 0 ? '=cold' : '',
      })),
      blind: index % 10 !== 0,
      verdict: index % 11 === 10 ? { kind: 'all-equal' } : { kind: 'best', position: named },
      runId: 'run',
      item: 0,
    };
  });
  return JSON.stringify({ format: 'playground-ballots', version: 1, ballots });
}

const models = ['Alpha', 'Beta', 'Gamma'];

test('votes of two devices come together, are rated, go out and come back on a fresh profile', async ({
  scriptedPage: page,
  start,
  serve,
}) => {
  const screen = await RatingsScreen.open(page);
  await expect(page.getByRole('heading', { name: 'No votes yet' })).toBeVisible();
  await screen.bring(votes(120, models));
  await expect(screen.files.getByRole('status')).toHaveText('120 votes taken.');
  await screen.bring(votes(30, models, 100));
  await expect(screen.files.getByRole('status')).toContainText('10 votes taken.');
  await expect(screen.files.getByRole('status')).toContainText('20 differ from what is here');
  await expect(page.getByText(/^130 votes on 30 prompts, /)).toBeVisible();
  await expect(screen.row(1)).toContainText('Alpha');
  await expect(page.getByRole('img', { name: 'Strengths and their 95% intervals' })).toBeVisible();

  await page.getByLabel('Tag of the prompt').selectOption({ label: 'Program code' });
  await expect(page.getByText(/^4\d votes on/)).toBeVisible();
  await page.getByLabel('Blind votes only').check();
  await page.getByLabel('From', { exact: true }).fill('2026-11-10');
  await page.getByLabel('Until', { exact: true }).fill('2026-11-09');
  await expect(page.getByText('No votes are left by these filters.')).toBeVisible();
  await page.getByRole('button', { name: 'Count all votes' }).click();
  await page.getByLabel('Compared are').selectOption('models with their settings');
  // The two settings never met.
  await expect(page.getByRole('region', { name: 'Group 2' })).toContainText('Alpha, =cold');

  const table = await screen.exported('CSV');
  expect(table).toContain(`"'=cold"`);
  const text = await screen.exported('JSON');
  const { address } = await serve({ folder: 'dist-scripted' });
  const fresh = await RatingsScreen.open(await (await start({ name: 'fresh' })).open(address));
  await fresh.bring(table, 'votes.csv');
  await expect(fresh.files.getByRole('status')).toHaveText('130 votes taken.');
  expect(JSON.parse(await fresh.exported('JSON'))).toEqual(JSON.parse(text));
  await fresh.bring(text);
  await expect(fresh.files.getByRole('status')).toHaveText(
    'Nothing new in that file. 130 were here already.',
  );
});

test('what is no file of votes is refused; all votes go after a question, by keyboard', async ({
  scriptedPage: page,
}) => {
  const screen = await RatingsScreen.open(page);
  await screen.bring('{"format": "playground-ballots", "version": 7}');
  await expect(screen.files.getByRole('alert')).toContainText('another version of the format (7)');
  await screen.bring(votes(12, models));
  await expect(screen.files.getByRole('alert')).toBeHidden();
  await page.getByRole('button', { name: 'Delete all votes' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Keep them' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Delete all votes' })).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'No votes yet' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'No votes yet' })).toBeVisible();
});

test('axe finds nothing, and nothing is cut off on a phone, light or dark', async ({
  scriptedPage: page,
}) => {
  const look = () =>
    inBothSchemes(page, async (scheme) => {
      expect(await violations(page), scheme).toEqual([]);
    });
  const screen = await RatingsScreen.open(page);
  await look();
  await screen.bring(votes(40, models));
  await expect(screen.row(1)).toBeVisible();
  await page.getByText('How this is reckoned').click();
  await page.getByRole('button', { name: 'Delete all votes' }).click();
  await look();
  await page.setViewportSize({ width: 360, height: 740 });
  await look();
  await page.getByRole('combobox', { name: 'Language' }).selectOption('de');
  await expect(page.getByRole('heading', { level: 1, name: 'Bewertung' })).toBeVisible();
  await inBothSchemes(page, (scheme) => expectNothingCutOff(page, scheme));
});
