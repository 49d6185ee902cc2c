import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import { PromptsScreen } from './prompts-screen';

const asked = (page: Page) => page.getByRole('alert').filter({ hasText: 'in another tab' });

/** The same prompt, open in two tabs. */
async function inTwoTabs(page: Page): Promise<readonly [PromptsScreen, PromptsScreen]> {
  const one = new PromptsScreen(page);
  await one.open();
  await one.write('First', 'Shared');
  const second = await page.context().newPage();
  await second.goto(page.url());
  const other = new PromptsScreen(second);
  await other.row('Shared').click();
  await expect(other.text).toHaveValue('First');
  return [one, other];
}

/** Texts of the prompts that are kept. */
function kept({ page }: PromptsScreen): Promise<readonly string[]> {
  return page.evaluate(async () => {
    const [info] = await indexedDB.databases();
    const database = await new Promise<IDBDatabase>((resolve) => {
      const opening = indexedDB.open(info?.name ?? '');
      opening.onsuccess = () => resolve(opening.result);
    });
    const reading = database.transaction('prompts').objectStore('prompts').getAll();
    const prompts = await new Promise<{ text: string }[]>((resolve) => {
      reading.onsuccess = () => resolve(reading.result);
    });
    database.close();
    return prompts.map(({ text }) => text);
  });
}

async function remove({ sheet }: PromptsScreen): Promise<void> {
  await sheet.getByRole('button', { name: 'Delete', exact: true }).click();
  await sheet.getByRole('button', { name: 'Yes, delete' }).click();
}

test.describe('a prompt in two tabs', () => {
  test('that was changed in one is not written over by the other unasked', async ({
    scriptedPage,
  }) => {
    const [one, other] = await inTwoTabs(scriptedPage);
    await one.text.fill('Of one');
    await one.save();
    await other.text.fill('Of the other');
    await other.sheet.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(asked(other.page)).toContainText('“Shared” was changed');
    expect(await kept(one)).toEqual(['Of one']);
    await asked(other.page).getByRole('button', { name: 'Save mine as a new prompt' }).click();
    await expect(asked(other.page)).toHaveCount(0);
    await expect.poll(async () => (await kept(one)).toSorted()).toEqual(['Of one', 'Of the other']);
  });

  test('that was deleted in one does not come back from the other unasked', async ({
    scriptedPage,
  }) => {
    const [one, other] = await inTwoTabs(scriptedPage);
    await remove(one);
    await expect.poll(() => kept(one)).toEqual([]);
    await other.text.fill('Of the other');
    await other.sheet.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(asked(other.page)).toContainText('“Shared” was deleted');
    expect(await kept(one)).toEqual([]);
    await asked(other.page).getByRole('button', { name: 'Leave it deleted' }).click();
    await expect(other.row('Shared')).toHaveCount(0);
    await expect.poll(() => kept(one)).toEqual([]);
  });

  test('that was changed in one is not deleted in the other before that is shown', async ({
    scriptedPage,
  }) => {
    const [one, other] = await inTwoTabs(scriptedPage);
    await one.text.fill('Of one');
    await one.save();
    await remove(other);
    await expect(asked(other.page)).toContainText('Nothing has been deleted yet');
    await expect(other.text).toHaveValue('Of one');
    expect(await kept(one)).toEqual(['Of one']);
    await asked(other.page).getByRole('button', { name: 'Delete all the same' }).click();
    await expect(other.row('Shared')).toHaveCount(0);
    await expect.poll(() => kept(one)).toEqual([]);
  });
});
