import type { Page } from '@playwright/test';
import { CompareScreen } from './compare-screen';
import { expectNoneHidden, expectNothingCutOff } from './fit';
import { expect, test } from './fixtures';
import { RatingsScreen } from './ratings-screen';
import type { TestBrowser } from './test-browser';

const question = 'Which answer is best?';
/**
 * Higher than its place, with a word that is wider than a narrow column where it is not broken. The word
 * comes first: an answer ends after 1,024 characters.
 */
const longAnswer = `text=${'x'.repeat(120)}%20${'word%20'.repeat(200)}`;

const voteBar = (page: Page) => page.getByRole('region', { name: question });
const choice = (page: Page, name: string) => voteBar(page).getByRole('button', { name });

/** Asks blind; `columns` of them. */
async function askBlind(page: Page, prompt: string, columns = 2): Promise<CompareScreen> {
  const screen = new CompareScreen(page);
  await screen.readyToAsk();
  for (let more = 2; more < columns; more += 1) {
    await page.getByRole('button', { name: 'Add column' }).click();
  }
  await screen.control({ Blind: true });
  await screen.ask(prompt);
  await screen.finished();
  await expect(choice(page, 'A is best')).toBeVisible();
  return screen;
}

/** A question and its answers are kept once a page that is loaded anew shows them. */
async function reloadedWithRound(page: Page): Promise<void> {
  await expect(async () => {
    await page.reload();
    await expect(choice(page, 'B is best')).toBeVisible({ timeout: 10_000 });
  }).toPass();
}

/** A page with a blind round that is kept, and which saves nothing more of its Compare screen. */
async function aboutToBeKilled(browser: TestBrowser, address: string) {
  const page = await browser.open(address);
  await askBlind(page, 'text=Yes.');
  await reloadedWithRound(page);
  await page.evaluate(`(() => {
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (...given) {
      return this.name === 'workspaces' ? this.count() : put.apply(this, given);
    };
  })()`);
  return { browser, page };
}

test('two tabs that vote otherwise at the same moment give one vote, and both show it', async ({
  serve,
  start,
}) => {
  const { address } = await serve({ folder: 'dist-scripted' });
  const browser = await start();
  const one = await browser.open(address);
  await askBlind(one, 'text=Yes.');
  // A tab that opens takes over what has been kept by then: also what a page keeps only as it is hidden.
  await one.evaluate(() => dispatchEvent(new Event('pagehide')));
  const other = await browser.open(address);
  await expect(choice(other, 'B is best')).toBeVisible();
  const late = choice(other, 'B is best').click({ timeout: 5000 });
  // Where the first vote was quick, the other tab has found it already, and asks no more.
  await Promise.all([choice(one, 'A is best').click(), late.catch(() => undefined)]);
  const said = await Promise.all(
    [one, other].map(async (page) => {
      const status = voteBar(page).getByRole('status');
      await expect(status).toContainText('Your vote: column');
      return status.innerText();
    }),
  );
  const already = 'You have voted on this already.';
  expect(said.filter((text) => text.includes(already)).length).toBeLessThan(2);
  const [first, second] = said.map((text) => text.replace(already, '').trim());
  expect(first).toBe(second);
  await RatingsScreen.open(one);
  await expect(one.getByText(/^1 vote on 1 prompt, given blind\./)).toBeVisible();
});

test('a vote right before the browser is killed is there afterwards, and is not given twice', async ({
  serve,
  start,
}) => {
  const { address } = await serve({ folder: 'dist-scripted' });
  const { browser, page } = await aboutToBeKilled(await start(), address);
  await choice(page, 'B is best').click();
  const status = voteBar(page).getByRole('status');
  await expect(status).toContainText('Your vote');
  const said = await status.innerText();
  await browser.kill();

  const again = await (await start()).open(address);
  await expect(voteBar(again).getByRole('status')).toHaveText(said);
  await voteBar(again).getByRole('button', { name: 'Take it back' }).click();
  await choice(again, 'A is best').click();
  await expect(voteBar(again).getByRole('status')).toContainText('Your vote');
  await RatingsScreen.open(again);
  await expect(again.getByText(/^1 vote on 1 prompt/)).toBeVisible();
});

test('names that were shown right before the browser is killed are shown afterwards, and no vote is blind', async ({
  serve,
  start,
}) => {
  const { address } = await serve({ folder: 'dist-scripted' });
  const { browser, page } = await aboutToBeKilled(await start(), address);
  const reveal = page.getByRole('button', { name: 'Show which is which without voting' });
  await reveal.click();
  await expect(reveal).toBeHidden();
  await browser.kill();

  const again = await (await start()).open(address);
  await expect(again.getByRole('group', { name: 'Columns' })).toContainText('Yes.');
  await choice(again, 'A is best').click();
  await expect(voteBar(again).getByRole('status')).toContainText('Your vote');
  await RatingsScreen.open(again);
  await expect(again.getByText(/^1 vote on 1 prompt, not given blind\./)).toBeVisible();
});

test('four blind answers are whole in a window for a row of them, for two rows, and a low one', async ({
  scriptedPage: page,
}) => {
  const articles = page.locator('.sides article');
  const look = async (width: number, height: number, beside: number): Promise<void> => {
    // They come in a part of the program of their own, and are drawn bit by bit.
    await expect(articles.filter({ hasText: /x{120}/ })).toHaveCount(4);
    await expectNothingCutOff(page);
    const boxes = await articles.evaluateAll((all) =>
      all.map((article) => {
        const { left, right, top } = article.getBoundingClientRect();
        return { left, right, top, isWide: article.scrollWidth > article.clientWidth };
      }),
    );
    expect(boxes.map(({ isWide }) => isWide)).toEqual([false, false, false, false]);
    expect(boxes.every(({ left, right }) => left >= 0 && right <= width)).toBe(true);
    expect(boxes.filter(({ top }) => top === boxes[0]?.top).length).toBe(beside);
    await expectNoneHidden(articles);
    const buttons = await voteBar(page).getByRole('button').all();
    for (const part of [...(await articles.all()), ...buttons]) {
      // Where the window is too low for all, the screen scrolls as a whole.
      if (height < 900) await part.scrollIntoViewIfNeeded();
      // It scrolls by whole pixels.
      await expect(part).toBeInViewport({ ratio: 0.99 });
    }
    expect((await articles.last().boundingBox())?.height).toBeGreaterThan(180);
  };
  await page.setViewportSize({ width: 1440, height: 900 });
  await askBlind(page, longAnswer, 4);
  await look(1440, 900, 4);
  for (const height of [900, 640]) {
    await page.setViewportSize({ width: 1024, height });
    await reloadedWithRound(page);
    await look(1024, height, 2);
  }
});
