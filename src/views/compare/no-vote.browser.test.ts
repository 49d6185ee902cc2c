import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import Stage from '../../../tests/components/Stage.svelte';
import type { Obstacle } from '../../state/compare/rounds.svelte';
import NoVote from './NoVote.svelte';

async function shown(obstacle: Obstacle, canRetry: boolean) {
  const onRetry = vi.fn();
  const given = { obstacle, canRetry, busy: false, onRetry };
  await render(Stage, { part: NoVote, given, ofScreens: true });
  return { onRetry, button: page.getByRole('button', { name: 'Try again' }) };
}

test('a round that lacks an answer says so, and asks for it again', async () => {
  const { onRetry, button } = await shown('incomplete', true);
  await expect.element(page.getByRole('status')).toHaveTextContent('an answer failed');
  await button.click();
  expect(onRetry).toHaveBeenCalledTimes(1);
});

test.each([
  ['empty', 'all answers are empty'],
  ['undrawn', 'an answer cannot be shown'],
  ['asked-differently', 'different things before'],
] as const)('what cannot be had by asking again is said alone: %s', async (obstacle, said) => {
  const { button } = await shown(obstacle, false);
  await expect.element(page.getByRole('status')).toHaveTextContent(said);
  await expect.element(button).not.toBeInTheDocument();
});
