import { CompareScreen } from './compare-screen';
import { expect, test } from './fixtures';

const said = '<think>\nLet me see.\n</think>\n\nIt is **Paris**; thoughts end with </think>.';

test('one switch shows all answers raw, blind ones and recorded ones too, also after a reload', async ({
  scriptedPage: page,
}) => {
  const screen = new CompareScreen(page);
  const all = page.getByRole('button', { name: 'All raw' });
  const raw = page.getByText(said.slice(0, 6));
  await screen.control({ 'Blind: names and figures hidden until you vote': true });
  await screen.ask(`text=${encodeURIComponent(said)}`);
  const answer = page.getByRole('article', { name: 'Answer A' });
  await expect(answer.getByText('Thinking', { exact: true })).toBeVisible();
  await expect(answer.getByText('It is Paris; thoughts end with </think>.')).toBeVisible();
  await all.click();
  await expect(raw).toHaveCount(2);
  await page.getByRole('button', { name: 'A is best' }).click();
  await expect(page.locator('.column').getByText('<think>')).toHaveCount(2);
  await page.reload();
  await page.getByRole('link', { name: 'Records' }).click();
  await page.locator('[data-row]').click();
  await expect(page.locator('.item pre').getByText('<think>')).toHaveCount(2);
  await all.click();
  await expect(page.locator('.item').getByText(/^Thinking · about \d+ tokens/)).toHaveCount(2);
});
