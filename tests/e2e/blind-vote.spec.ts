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
