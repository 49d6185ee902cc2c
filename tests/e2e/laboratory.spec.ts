import { CompareScreen } from './compare-screen';
import { expect, test } from './fixtures';

const blind = 'Blind: names and figures hidden until you vote';

test('two real models answer blind; the vote shows which is which, and the rating counts it', async ({
  page,
}) => {
  const screen = new CompareScreen(page);
  for (const letter of ['A', 'B']) await screen.set(letter, { 'Most tokens': '8' });
  await screen.control({ [blind]: true });
  await screen.ask('What is the capital of France?');
  const content = page.getByRole('main');
  await expect(content.getByText('The answers are shown together')).toBeVisible();
  // Nothing on the screen tells the models apart, now and when the answers are there.
  const telling = /SmolLM2|Glassbox|tok\/s|MB|Reads|Compiles/;
  await expect(content).not.toContainText(telling);
  await expect(page.getByRole('banner')).not.toContainText(/SmolLM2|Glassbox/);
  await screen.finished();
  await expect(page.getByRole('article', { name: 'Answer B' })).toBeVisible();
  await expect(content).not.toContainText(telling);
  await page.reload();
  await expect(page.getByRole('article', { name: 'Answer A' })).toBeVisible();
  await expect(content).not.toContainText(telling);

  const answerB = await page
    .getByRole('article', { name: 'Answer B' })
    .locator('p')
    .first()
    .innerText();
  await page.getByRole('button', { name: 'B is best' }).click();
  const vote = page.getByRole('region', { name: 'Which answer is best?' });
  // What stood on side B is told by its column, whose name and letter agree.
  const status = vote.getByRole('status');
  await expect(status).toContainText(/Answer B was column [AB]\./);
  const told = await status.innerText();
  const [, letter = ''] = /Answer B was column ([AB])\./.exec(told) ?? [];
  const model = { A: 'SmolLM2 135M Instruct', B: 'Glassbox 3M' }[letter];
  expect(told).toContain(`Your vote: column ${letter}, ${model ?? 'none'}, is best.`);
  await expect(screen.said(letter).first()).toHaveText(answerB);
  await expect(screen.figure('A', 'tok/s')).toBeVisible();

  await vote.getByRole('button', { name: 'Take it back' }).click();
  await vote.getByRole('button', { name: 'Tie' }).click();
  await vote.getByRole('link', { name: 'See the ratings' }).click();
  await expect(page.getByText(/^1 vote on 1 prompt, not given blind\./)).toBeVisible();
});

test('four columns of the same model are asked, judged and put in order with the keyboard alone', async ({
  scriptedPage: page,
}) => {
  const screen = new CompareScreen(page);
  const { keyboard } = page;
  await page.getByRole('button', { name: 'Add column' }).focus();
  await keyboard.press('Enter');
  await keyboard.press('Enter');
  await expect(screen.column('D')).toBeVisible();

  const more = screen.column('B').getByText('More', { exact: true });
  await more.focus();
  await keyboard.press('Enter');
  await keyboard.press('Tab');
  await expect(screen.column('B').getByRole('button', { name: 'Move left' })).toBeFocused();
  await keyboard.press('Enter');
  await expect(screen.column('A').getByRole('combobox', { name: 'Model' })).toHaveValue(/Glassbox/);

  await screen.composer.focus();
  await keyboard.type('text=Yes.');
  await keyboard.press('Control+Enter');
  await screen.finished();
  await expect(screen.answers('D')).toHaveText(/Yes\./);
  // In the composer a figure is a figure; where the focus waits for the vote, it is one.
  await screen.composer.focus();
  await keyboard.press('3');
  await expect(screen.composer).toHaveValue('3');
  await page.getByRole('button', { name: 'C is best' }).focus();
  await keyboard.press('3');
  await expect(page.getByText(/Your vote: column C, .+, is best\./)).toBeVisible();
});

test('a prompt is edited and asked again; every version stays, also over a reload', async ({
  scriptedPage: page,
}) => {
  const screen = new CompareScreen(page);
  await screen.keepOneColumn();
  await screen.ask('text=First.');
  await screen.finished();
  await screen.column('A').getByRole('button', { name: 'Edit the prompt' }).click();
  const editor = screen.column('A').getByRole('textbox', { name: 'Edit the prompt' });
  await expect(editor).toBeFocused();
  await editor.fill('text=Second.');
  await editor.press('Control+Enter');
  await screen.finished();
  await expect(screen.said('A')).toHaveText('Second.');
  await screen.column('A').getByRole('button', { name: 'Ask again' }).click();
  await screen.finished();
  await expect(screen.column('A')).toContainText('3 of 3');
  await page.reload();
  await expect(screen.column('A')).toContainText('3 of 3');
  for (let back = 0; back < 2; back += 1) {
    await screen.column('A').getByRole('button', { name: 'Earlier version' }).click();
  }
  await expect(screen.said('A')).toHaveText('First.');
});

test('an answer is ended by the time it may take, and gone on with', async ({
  scriptedPage: page,
}) => {
  const screen = new CompareScreen(page);
  await screen.keepOneColumn();
  const panel = page.getByRole('button', { name: 'One after another' });
  await panel.click();
  await page.getByLabel('Longest time of an answer, in seconds').fill('5');
  await panel.click();
  await screen.ask('Write tokens=Infinity every=50');
  await expect(screen.column('A')).toContainText('Ended by the limit on time.', {
    timeout: 30_000,
  });
  const said = screen.said('A').first();
  const before = await said.innerText();
  await screen.column('A').getByRole('button', { name: 'Go on' }).click();
  await expect
    .poll(async () => (await said.innerText()).length, { timeout: 30_000 })
    .toBeGreaterThan(before.length);
  await screen.finished();
  expect((await said.innerText()).startsWith(before.slice(0, -1))).toBe(true);
});
