import { beforeEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import Stage from '../../../tests/components/Stage.svelte';
import { throwing, undrawable } from '../../../tests/components/throwing-answers';
import HiddenAnswers from './HiddenAnswers.svelte';

vi.mock(import('../../ui/markdown/Answer.svelte'), async (original) => {
  const { default: draw } = await original();
  return { default: throwing(draw as never) as never };
});

beforeEach(() => undrawable.clear());

const side = (letter: string) => page.getByRole('article', { name: `Answer ${letter}` });

async function show(...texts: string[]) {
  const onUndrawn = vi.fn<(side: number, isUndrawn: boolean) => void>();
  const onCopy = vi.fn(() => Promise.resolve(true));
  const answers = texts.map((text) => ({ text, namesItself: false }));
  await render(Stage, {
    part: HiddenAnswers,
    given: { answers, hasSchema: false, onCopy, onUndrawn },
    ofScreens: true,
  });
  return { onUndrawn, onCopy };
}

test('an answer that cannot be drawn stands there as it came, and leaves the others alone', async () => {
  undrawable.add('**Deep**');
  const { onUndrawn, onCopy } = await show('**Deep**', '**Flat**');
  await expect.element(side('A')).toHaveTextContent('could not be shown');
  await expect.element(side('A')).toHaveTextContent('**Deep**');
  await expect.element(side('B').getByText('Flat', { exact: true })).toBeVisible();
  expect(onUndrawn.mock.calls).toEqual([[0, true]]);
  await side('A').getByRole('button', { name: 'Copy diagnostics' }).click();
  expect(onCopy).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('RangeError'));
  expect(onCopy).not.toHaveBeenCalledWith(expect.stringContaining('Deep'));
});

test('it can be tried again, and counts as drawn where that works', async () => {
  undrawable.add('**Deep**');
  const { onUndrawn } = await show('**Deep**', 'Flat');
  await side('A').getByRole('button', { name: 'Try again' }).click();
  await expect.element(side('A')).toHaveTextContent('could not be shown');
  expect(onUndrawn).toHaveBeenLastCalledWith(0, true);
  undrawable.clear();
  await side('A').getByRole('button', { name: 'Try again' }).click();
  await expect.element(side('A').getByText('Deep', { exact: true })).toBeVisible();
  expect(onUndrawn).toHaveBeenLastCalledWith(0, false);
});

test('what models thought is shown of all of them, without its length', async () => {
  await show('<think>Hm.</think>Yes.', '<think>Oh.</think>No.');
  for (const letter of ['A', 'B']) {
    await expect.element(side(letter).getByText('Thinking', { exact: true })).toBeVisible();
  }
});

test('it is shown of none, formatted or raw, where one thought nothing', async () => {
  await show('<think>Hm.</think>Yes.', 'No: it ends with </think>.');
  await expect.element(side('B').getByText('No: it ends with </think>.')).toBeVisible();
  await expect.element(page.getByText('not all of them did')).toBeVisible();
  await side('A').getByRole('button', { name: 'Raw' }).click();
  await expect.element(side('A').getByText('Yes.')).toBeVisible();
  await expect.element(page.getByText('Hm.')).not.toBeInTheDocument();
  await expect.element(page.getByText('Thinking')).not.toBeInTheDocument();
});
