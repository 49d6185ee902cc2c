import type { Page } from '@playwright/test';
import { violations } from './axe';
import { CompareScreen } from './compare-screen';
import { expect, test } from './fixtures';
import { inBothSchemes } from './schemes';

const probabilities = 'Show the model’s own probability of every token';

/** A and B have answered differently. */
async function answered(page: Page, a: string, b: string): Promise<CompareScreen> {
  const screen = new CompareScreen(page);
  for (const [letter, text] of [
    ['A', a],
    ['B', b],
  ] as const) {
    await page.getByRole('combobox', { name: 'Ask' }).selectOption(`Column ${letter}`);
    await screen.ask(`text=${encodeURIComponent(text)}`);
    await screen.finished();
  }
  return screen;
}

test('two answers are held against each other with the keyboard alone, light or dark', async ({
  scriptedPage: page,
}) => {
  const { keyboard } = page;
  await answered(page, '{"city": "Paris", "size": 2}', '{"size": 2, "city": "Lyon"}');
  await page.getByRole('button', { name: 'Compare answers' }).focus();
  await keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Two answers compared' });
  await expect(dialog.getByRole('row', { name: '/city "Paris" "Lyon"' })).toBeVisible();
  await expect(dialog.getByRole('deletion').first()).toContainText('only in the first:');
  await expect(dialog.getByRole('row', { name: 'Characters 28 27' })).toBeVisible();
  await inBothSchemes(page, async (scheme) => {
    expect(await violations(page), scheme).toEqual([]);
  });

  // The same answer on both sides.
  await expect(dialog.getByRole('combobox', { name: 'First answer' })).toBeFocused();
  await keyboard.press('Tab');
  await keyboard.press('Home');
  await expect(dialog).toContainText('The same values at the same places.');
  await keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(page.getByRole('button', { name: 'Compare answers' })).toBeFocused();
});

test('what a model thought of its tokens is read with the keyboard alone, light or dark', async ({
  scriptedPage: page,
}) => {
  const { keyboard } = page;
  const screen = new CompareScreen(page);
  await screen.keepOneColumn();
  await screen.set('A', { 'Most tokens': '1000' });
  await screen.control({ [probabilities]: true });
  await screen.ask('tokens=1000');
  await screen.finished();
  // It is there after a reload as well.
  await page.reload();
  await screen.column('A').getByRole('button', { name: 'Probabilities' }).focus();
  await keyboard.press('Enter');
  const tokens = screen.column('A').getByRole('listbox', { name: 'Tokens of the answer' });
  await expect(tokens.getByRole('option')).toHaveCount(1000);
  await keyboard.press('Tab');
  await expect(tokens.getByRole('option').first()).toBeFocused();
  await keyboard.press('ArrowRight');
  await expect(tokens.getByRole('option').nth(1)).toBeFocused();
  const told = screen.column('A').getByRole('status');
  await expect(told).toContainText('“ small”, 78%, drawn');
  await expect(told.getByRole('listitem')).toHaveCount(5);
  await keyboard.press('End');
  await expect(tokens.getByRole('option').last()).toBeInViewport();
  await expect(told).toBeInViewport();
  await inBothSchemes(page, async (scheme) => {
    expect(await violations(page), scheme).toEqual([]);
  });
});

test('answers whose models are hidden are not held against each other', async ({
  scriptedPage: page,
}) => {
  const screen = new CompareScreen(page);
  const compare = page.getByRole('button', { name: 'Compare answers' });
  await screen.control({
    'Blind: names and figures hidden until you vote': true,
    [probabilities]: true,
  });
  await screen.ask('text=Yes.');
  await expect(page.getByRole('article', { name: 'Answer B' })).toBeVisible();
  await expect(compare).toBeHidden();
  await expect(page.getByRole('button', { name: 'Probabilities' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Tie' }).click();
  await expect(compare).toBeVisible();
  await expect(page.getByRole('button', { name: 'Probabilities' })).toHaveCount(2);
});
