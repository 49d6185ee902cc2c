/** Answers that have to fit a JSON schema: what is said before a run, and what comes of it. */
import type { Page } from '@playwright/test';
import { CompareScreen } from './compare-screen';
import { expect, test } from './fixtures';
import { PromptsScreen } from './prompts-screen';

async function askWith(page: Page, text: string, schema: string): Promise<CompareScreen> {
  const prompts = new PromptsScreen(page);
  await prompts.open();
  await page.getByRole('button', { name: 'New prompt', exact: true }).click();
  await prompts.text.fill(text);
  await prompts.sheet.getByText('JSON schema of the answer').first().click();
  await prompts.sheet.getByLabel('JSON schema of the answer').fill(schema);
  await prompts.sheet.getByRole('button', { name: 'Ask in Compare' }).click();
  return new CompareScreen(page);
}

test('a schema is usable once the compiler has taken it, and what it leaves out is said before', async ({
  scriptedPage: page,
}) => {
  const screen = await askWith(
    page,
    'text=%7B%22say%20%5C%22hi%5C%22%22%3A14%7D',
    '{"properties": {"say \\"hi\\"": {"type": "number", "multipleOf": 7}}}',
  );
  const status = page.getByRole('status');
  await expect(status.filter({ hasText: 'Not checked yet for A and B' })).toBeVisible();
  await expect(
    page.getByText('Checked after the answer, not enforced while it is written: multipleOf.'),
  ).toBeVisible();
  await screen.runButton.click();
  await screen.finished();
  await expect(screen.answers('A')).toContainText('14');
  await expect(screen.column('A')).toContainText('Fits the JSON schema');
});

test('one that the compiler refuses fails in its words, each time, and the engines stay', async ({
  scriptedPage: page,
}) => {
  const screen = await askWith(page, 'Hi.', '{"type": "string", "minLength": 10, "maxLength": 5}');
  for (let time = 1; time <= 2; time += 1) {
    if (time > 1) await screen.composer.fill('Hi again.');
    await screen.runButton.click();
    await screen.finished();
    const said = screen.column('A').getByText('minLength 10 is greater than maxLength 5');
    await expect(said).toHaveCount(1);
  }
});
