import { beforeEach, describe, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import Stage from '../../../tests/components/Stage.svelte';
import { throwing, undrawable } from '../../../tests/components/throwing-answers';
import type { Thoughtful } from '../../core/comparison/thinking';
import SideAnswers from './SideAnswers.svelte';

vi.mock(import('../../ui/markdown/Answer.svelte'), async (original) => {
  const { default: draw } = await original();
  return { default: throwing(draw as never) as never };
});

beforeEach(() => undrawable.clear());

const side = (letter: string) => page.getByRole('article', { name: `Answer ${letter}` });

function show(...texts: string[]) {
  return showSaid(
    texts.map((text) => ({ text })),
    true,
  );
}

async function showSaid(said: readonly Thoughtful[], isHidden: boolean) {
  const onUndrawn = vi.fn<(side: number, isUndrawn: boolean) => void>();
  const onCopy = vi.fn(() => Promise.resolve(true));
  const answers = said.map((one) => ({ ...one, namesItself: false }));
  await render(Stage, {
    part: SideAnswers,
    given: { answers, isHidden, hasSchema: false, onCopy, onUndrawn },
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

describe('of models that mark their thoughts each in another way', () => {
  const own = { open: '◁think▷', close: '◁/think▷', isOpened: false };
  const said: readonly Thoughtful[] = [
    { text: '◁think▷Hm.◁/think▷Yes.', thinking: { marks: own, tokens: 12, ms: 3000 } },
    { text: '[THINK]Oh.[/THINK]No.' },
  ];

  test('raw and copied answers have the same tags while it is hidden whose they are', async () => {
    const { onCopy } = await showSaid(said, true);
    await expect.element(page.getByText('The tags around thoughts are the same')).toBeVisible();
    for (const [letter, text] of [
      ['A', '<think>\nHm.\n</think>\n\nYes.'],
      ['B', '<think>\nOh.\n</think>\n\nNo.'],
    ] as const) {
      await side(letter).getByRole('button', { name: 'Raw' }).click();
      expect(side(letter).element().querySelector('pre')?.textContent).toBe(text);
      await side(letter).getByRole('button', { name: 'Copy answer' }).click();
      expect(onCopy).toHaveBeenLastCalledWith(text);
    }
  });

  test('all is as it came once it is not', async () => {
    const { onCopy } = await showSaid(said, false);
    await expect.element(side('A').getByText('Thinking · about 12 tokens · 3 s')).toBeVisible();
    await side('B').getByRole('button', { name: 'Raw' }).click();
    expect(side('B').element().querySelector('pre')?.textContent).toBe(said[1]?.text);
    await side('B').getByRole('button', { name: 'Copy answer' }).click();
    expect(onCopy).toHaveBeenLastCalledWith(said[1]?.text);
    await expect.element(page.getByText('The tags around thoughts')).not.toBeInTheDocument();
  });
});

test('several blocks of thoughts are one, hidden or not', async () => {
  const said = [
    { text: '<think>a</think>\n<think>b</think>Yes.' },
    { text: '<think>c</think>No.' },
  ];
  for (const isHidden of [true, false]) {
    await showSaid(said, isHidden);
    const answer = side('A').last();
    await expect.element(answer.getByText('Yes.', { exact: true })).toBeVisible();
    expect(answer.getByRole('group').elements()).toHaveLength(1);
    await answer.getByText('Thinking', { exact: true }).click();
    expect(answer.element().querySelector('details p')?.textContent).toBe('a\n\nb');
    expect(answer.element().textContent).not.toContain('think>');
  }
});
