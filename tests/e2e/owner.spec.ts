import { CompareScreen } from './compare-screen';
import { expect, test } from './fixtures';
import { RecordsScreen } from './records-screen';

test('an answer keeps its model when its column gets another, also after a reload and in its record', async ({
  scriptedPage: page,
}) => {
  const screen = new CompareScreen(page);
  await screen.keepOneColumn();
  const choice = screen.column('A').getByRole('combobox', { name: 'Model' });
  const [former = '', later = ''] = await choice.locator('option').allInnerTexts();
  await screen.choose('A', former);
  await screen.ask('text=First%20answer.');
  await screen.finished();
  await screen.choose('A', later);
  await page.reload();
  const answer = screen.column('A').getByRole('article', { name: `Answer of ${former}` });
  await expect(answer).toContainText('First answer.');
  await expect(screen.column('A').getByText(`From here: ${former}`)).toBeVisible();

  await screen.ask('text=Second%20answer.');
  await screen.finished();
  await expect(screen.column('A').getByText(`From here: ${later}`)).toBeVisible();
  const records = await RecordsScreen.open(page);
  await records.show('text=First%20answer.');
  await expect(page.getByRole('heading', { name: `A: ${former}` }).first()).toBeVisible();
});
