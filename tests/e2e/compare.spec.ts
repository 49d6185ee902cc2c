import { CompareScreen, fastModel } from './compare-screen';
import { expect, test } from './fixtures';
import { goTo } from './focus';

test('one press on a first visit: two real models answer side by side', async ({
  serve,
  start,
}) => {
  const fetched: string[] = [];
  const { address } = await serve({
    before: ({ url = '' }) => {
      fetched.push(url);
      return false;
    },
  });
  const page = await (await start()).open(address);
  const screen = new CompareScreen(page);
  await screen.readyToAsk();
  // Long enough for the engine, which is kept after the first paint.
  await expect(page.getByText('The page works without a network.')).toBeVisible();
  expect(fetched.some((path) => path.includes('engine.worker'))).toBe(true);
  expect(fetched.filter((path) => path.startsWith('/models/'))).toEqual([]);

  await expect(page.getByText('SmolLM2 135M Instruct and Glassbox 3M are part')).toBeVisible();
  await page.getByRole('button', { name: 'What is the capital of France?' }).click();
  // Both are greedy on a first visit, so their answers are known.
  await expect(screen.answers('A')).toContainText('Paris', { timeout: 120_000 });
  await screen.finished();
  await expect(screen.answers('B')).toContainText('I cannot do that. Ask me what I can do.');
  for (const letter of ['A', 'B']) {
    await expect(screen.column(letter).getByText('tok/s')).toBeVisible();
    await expect(screen.column(letter).getByText('ms first')).toBeVisible();
  }
  await expect(page.getByText('The model has no network: the browser blocks it.')).toBeVisible();
});

test('two columns with different settings answer the same prompt, and all of it survives a reload', async ({
  page,
}) => {
  const screen = new CompareScreen(page);
  await screen.choose('A', fastModel);
  await screen.set('A', { Temperature: '0', 'Most tokens': '3' });
  await screen.set('B', { Temperature: '1', 'Most tokens': '5', Seed: '7' });
  await screen.ask('What can you do?');
  await screen.finished();
  await expect(screen.figure('A', 'tokens')).toHaveText(/^3/);
  await expect(screen.figure('B', 'tokens')).toHaveText(/^5/);
  await expect(screen.column('A')).toContainText('Ended by the limit on tokens.');
  const answers = await screen.texts();
  await screen.composer.fill('A draft that nobody has sent');

  await page.reload();
  await expect.poll(() => screen.texts()).toEqual(answers);
  await expect(screen.composer).toHaveValue('A draft that nobody has sent');
  await screen.column('B').getByRole('button', { name: 'Settings' }).click();
  await expect(page.getByRole('dialog').getByLabel('Seed', { exact: true })).toHaveValue('7');
});

test('the next turn of a lone column reads only what is new; of two columns, everything', async ({
  page,
}) => {
  const screen = new CompareScreen(page);
  await screen.control({
    'Every answer from an empty cache': false,
    'Order drawn anew for every prompt': false,
  });
  await screen.choose('A', fastModel);
  await screen.ask('What is 34 + 25?');
  await screen.finished();
  await screen.ask('Now add 10.');
  await screen.finished();
  await expect(screen.answers('A').last()).toContainText('+ 10');
  for (const letter of ['A', 'B']) {
    await expect(screen.figure(letter, 'prefilled, whole conversation')).toHaveCount(2);
  }
  await screen.keepOneColumn();
  // One turn more in the cache's own conversation, then one that finds it there.
  for (const prompt of ['Now add 3.', 'Now add 2.']) {
    await screen.ask(prompt);
    await screen.finished();
  }
  await expect(screen.figure('A', 'prefilled').last()).not.toContainText('whole conversation');
  await expect(screen.figure('A', 'prefilled')).toHaveCount(4);
  const read = await screen.figure('A', 'prefilled').allInnerTexts();
  const [whole = 0, fresh = 0] = read.slice(-2).map((text) => Number(/\d+/.exec(text)?.[0]));
  expect(fresh).toBeLessThan(whole / 2);
});

test('stopping is seen at once and ends one column; the next one goes on', async ({ page }) => {
  const screen = new CompareScreen(page);
  await screen.control({ 'Order drawn anew for every prompt': false });
  await screen.set('A', { 'Most tokens': '400' });
  await screen.set('B', { 'Most tokens': '4' });
  await screen.ask('Write a long story about a dragon.');
  await expect(screen.said('A').first()).toContainText(/\w+ \w+/, { timeout: 120_000 });
  const framesLater = await page.evaluate(async () => {
    const column = document.querySelector('section[aria-label^="Column A"]');
    const stop = column?.querySelector<HTMLButtonElement>('.stop button');
    stop?.click();
    for (let frames = 0; frames < 100; frames += 1) {
      if (/Stops|Stopped\./.test(column?.textContent ?? '')) return frames;
      await new Promise(requestAnimationFrame);
    }
    return Infinity;
  });
  // Whatever else the machine does: with the first picture after the press, at the latest the second.
  expect(framesLater).toBeLessThanOrEqual(2);
  await expect(screen.column('A')).toContainText('Stopped.');
  await screen.finished();
  await expect(screen.column('B')).toContainText('Ended by the limit on tokens.');
});

test('a person can do all of it with the keyboard, in German', async ({ page }) => {
  const screen = new CompareScreen(page);
  await page.getByRole('combobox', { name: 'Language' }).selectOption('de');
  await expect(page.getByText('Nichts, was du fragst, verlässt dieses Gerät.')).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await page.reload();
  await expect(
    page.getByText('Macht sich bereit').or(page.getByText('ohne Netz')).first(),
  ).toBeVisible();

  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Zum Inhalt springen' })).toBeFocused();
  const composer = page.getByRole('textbox', { name: 'Deine Eingabe' });
  await goTo(page, composer);
  await page.keyboard.type('Write a long story.');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('button', { name: 'Alle anhalten' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Los' })).toBeVisible({ timeout: 60_000 });
  await expect(screen.page.getByText('Angehalten.').first()).toBeVisible();
});

test('an Esc that drops a word of an input method stops no answer', async ({
  scriptedPage: page,
}) => {
  const screen = new CompareScreen(page);
  await screen.ask('tokens=Infinity every=5');
  await expect(screen.answers('A')).toContainText('small model');
  const escape = (init: { isComposing?: boolean; keyCode?: number }): Promise<void> =>
    screen.composer.evaluate((field, given) => {
      field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, ...given }));
    }, init);
  for (const sign of [{ isComposing: true }, { keyCode: 229 }]) await escape(sign);
  const length = async (): Promise<number> => (await screen.texts()).join('').length;
  const before = await length();
  await expect.poll(length).toBeGreaterThan(before + 200);
  await escape({});
  await screen.finished();
  await expect(page.getByText('Stopped.').first()).toBeVisible();
});

test('an answer and its code are copied, a column is cleared, a column is added', async ({
  scriptedPage: page,
}) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const screen = new CompareScreen(page);
  const answer = 'Look:\n\n```js\nlet a = 1;\n```\n\nDone.';
  await screen.keepOneColumn();
  await screen.ask(`text=${encodeURIComponent(answer)}`);
  await screen.finished();
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  await screen.column('A').getByRole('button', { name: 'Copy answer' }).click();
  await expect.poll(clipboard).toBe(answer);
  await screen.column('A').getByRole('button', { name: 'Copy code' }).click();
  await expect.poll(clipboard).toBe('let a = 1;');

  await screen.clear('A');
  await expect(screen.answers('A')).toHaveCount(0);
  await page.getByRole('button', { name: 'Add column' }).click();
  await expect(screen.column('B')).toBeVisible();
  await page.getByRole('button', { name: 'Add column' }).click();
  await page.getByRole('button', { name: 'Add column' }).click();
  await expect(screen.column('D')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Add column' })).toHaveCount(0);
});
