import { readFile } from 'node:fs/promises';
import { BatchScreen } from './batch-screen';
import { CompareScreen } from './compare-screen';
import { expect, test } from './fixtures';
import { expectFocusKept, goTo } from './focus';
import { held, holdAnswers } from './held-answers';
import { PromptsScreen } from './prompts-screen';

test('a blind comparison from its settings to the exported vote, by keyboard alone', async ({
  scriptedPage: page,
}) => {
  const screen = new CompareScreen(page);
  const { keyboard } = page;
  await screen.readyToAsk();

  // Past the navigation.
  await keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
  await keyboard.press('Enter');
  await expect(page.getByRole('main')).toBeFocused();

  const controls = page.getByRole('button', { name: /^One after another/ });
  await goTo(page, controls);
  await keyboard.press('Enter');
  const blind = page.getByRole('checkbox', { name: /^Blind/ });
  await goTo(page, blind);
  await keyboard.press('Space');
  await expect(blind).toBeChecked();
  await goTo(page, controls, 'Shift+Tab');
  await keyboard.press('Enter');
  await expect(blind).toHaveCount(0);

  await goTo(page, page.getByRole('button', { name: 'Add column' }));
  await keyboard.press('Enter');
  const model = screen.column('C').getByRole('combobox', { name: 'Model' });
  await goTo(page, model);
  const before = await model.inputValue();
  await keyboard.press('ArrowDown');
  await expect(model).not.toHaveValue(before);

  await goTo(page, screen.composer);
  await keyboard.type('text=Yes.');
  await keyboard.press('Control+Enter');
  const best = page.getByRole('button', { name: 'C is best' });
  await goTo(page, best, 'Shift+Tab');
  await keyboard.press('3');
  const vote = page.getByRole('region', { name: 'Which answer is best?' });
  await expect(vote.getByRole('status')).toContainText(/Your vote: column [ABC], .+, is best\./);
  await expect(vote.getByRole('status')).toContainText(/Answer C was column [ABC]\./);
  await expect(vote.getByRole('status')).toBeFocused();
  await expect(screen.column('C')).toBeVisible();

  await goTo(page, vote.getByRole('link', { name: 'See the ratings' }));
  await keyboard.press('Enter');
  await expect(page.getByText(/^1 vote on 1 prompt, given blind\./)).toBeVisible();
  await goTo(page, page.getByRole('button', { name: 'Export as JSON' }));
  const downloading = page.waitForEvent('download');
  await keyboard.press('Enter');
  const file = await readFile(await (await downloading).path(), 'utf8');
  expect(JSON.parse(file)).toMatchObject({
    ballots: [{ blind: true, verdict: { kind: 'best', position: 2 } }],
  });

  await goTo(page, page.getByRole('link', { name: 'Compare', exact: true }), 'Shift+Tab');
  await keyboard.press('Enter');
  await expect(vote.getByRole('status')).toContainText('Your vote');
});

test('a blind batch from its prompts to the ratings, by keyboard alone, and the focus is never lost', async ({
  scriptedPage: page,
}) => {
  const { keyboard } = page;
  const main = page.getByRole('main');
  const compare = new CompareScreen(page);
  await compare.readyToAsk();
  const controls = page.getByRole('button', { name: /^One after another/ });
  await goTo(page, controls);
  await keyboard.press('Enter');
  const blind = page.getByRole('checkbox', { name: /^Blind/ });
  await goTo(page, blind);
  await keyboard.press('Space');
  await expect(blind).toBeChecked();
  await expectFocusKept(page);

  // To the prompts, of which three are found and selected.
  await goTo(page, page.getByRole('link', { name: 'Prompts', exact: true }), 'Shift+Tab');
  await keyboard.press('Enter');
  await expect(new PromptsScreen(page).rows.first()).toBeVisible();
  await expect(main).toBeFocused();
  const search = page.getByRole('searchbox', { name: 'Search prompts' });
  const batch = new BatchScreen(page, { prompts: 3, columns: 2 });
  for (const title of ['Exactly five words', 'Why rainbows appear', 'A kilogram of feathers']) {
    await goTo(page, search, title === 'Exactly five words' ? 'Tab' : 'Shift+Tab');
    await keyboard.press('Control+A');
    await keyboard.type(title);
    const box = page.getByRole('checkbox', { name: `Select “${title}”` });
    await goTo(page, box);
    await keyboard.press('Space');
    await expect(box).toBeChecked();
    await expect(box).toBeFocused();
  }

  await goTo(page, page.getByRole('button', { name: batch.toBatch }), 'Shift+Tab');
  await keyboard.press('Enter');
  await expect(batch.next).toContainText('Blind: names stay hidden');
  await expect(main).toBeFocused();
  await goTo(page, batch.next.getByRole('button', { name: 'Start' }));
  await keyboard.press('Enter');
  await expect(batch.run.getByRole('heading', { level: 2 })).toBeFocused();
  await batch.over(60_000);
  await expectFocusKept(page);

  // The blind votes: by the figures, and by Tab to what they stand for.
  await goTo(page, batch.run.getByRole('button', { name: 'Judge the answers' }));
  await keyboard.press('Enter');
  const { judging } = batch;
  const head = judging.getByRole('heading', { level: 3 });
  await expect(head).toHaveText('Prompt 1 of 3');
  await expect(head).toBeFocused();
  await keyboard.press('1');
  await expect(batch.judged).toContainText('1 of 3 judged.');
  await expect(head).toHaveText('Prompt 2 of 3');
  await expect(head).toBeFocused();
  await goTo(page, judging.getByRole('button', { name: 'B is best' }));
  await keyboard.press('Enter');
  await expect(batch.judged).toContainText('2 of 3 judged.');
  await expect(head).toHaveText('Prompt 3 of 3');
  await expect(head).toBeFocused();
  await keyboard.press('4');
  await expect(batch.judged).toContainText('All are judged.');
  await expectFocusKept(page);

  // A vote is taken back with the keyboard as well, and given anew.
  await goTo(page, judging.getByRole('button', { name: 'Take it back' }));
  await keyboard.press('Enter');
  await expect(batch.judged).toContainText('2 of 3 judged.');
  await expect(head).toBeFocused();
  await keyboard.press('3');
  await expect(batch.judged).toContainText('All are judged.');
  await expectFocusKept(page);

  await goTo(page, judging.getByRole('button', { name: 'Show which answer is whose' }));
  await keyboard.press('Enter');
  await expect(judging.getByText(/^Answer A is from column [AB]: /)).toBeVisible();
  await expect(judging.getByRole('list').last()).toBeFocused();
  await goTo(page, judging.getByRole('link', { name: 'See the ratings' }));
  await keyboard.press('Enter');
  await expect(page.getByText(/^3 votes on 3 prompts, given blind\./)).toBeVisible();
  await expect(main).toBeFocused();
});

test('after a prompt was asked, the keys vote; a person who types on keeps the focus', async ({
  scriptedPage: page,
}) => {
  const screen = new CompareScreen(page);
  const { keyboard } = page;
  await screen.readyToAsk();
  await screen.composer.focus();
  await keyboard.type('text=Yes.');
  await keyboard.press('Control+Enter');
  const question = 'Which answer is best?';
  const choices = page.getByRole('group', { name: question });
  await expect(choices).toBeFocused();
  await keyboard.press('2');
  const status = page.getByRole('region', { name: question }).getByRole('status');
  await expect(status).toContainText('Your vote: column B');
  await expect(status).toBeFocused();
  await expect(screen.composer).toHaveValue('');

  // Typed while the answers come, and taken back again: the person is still at it.
  const letAnswersEnd = await holdAnswers(page);
  await screen.composer.focus();
  await keyboard.type(`tokens=20 ${held}`);
  await keyboard.press('Control+Enter');
  await expect(screen.composer).toHaveValue('');
  await keyboard.type('1');
  await keyboard.press('Backspace');
  await letAnswersEnd();
  await expect(choices).toBeVisible({ timeout: 120_000 });
  await expect(screen.composer).toBeFocused();
  await keyboard.type('12');
  await expect(screen.composer).toHaveValue('12');
  await expect(choices).toBeVisible();
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
  // With the question the focus goes to it: what is typed before that may be a vote.
  await expect(page.getByRole('button', { name: 'C is best' })).toBeVisible();
  // In the composer a figure is a figure; where the focus waits for the vote, it is one.
  await screen.composer.focus();
  await keyboard.press('3');
  await expect(screen.composer).toHaveValue('3');
  await page.getByRole('button', { name: 'C is best' }).focus();
  await keyboard.press('3');
  await expect(page.getByText(/Your vote: column C, .+, is best\./)).toBeVisible();
});
