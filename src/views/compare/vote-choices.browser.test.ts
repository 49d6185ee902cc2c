import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import Stage from '../../../tests/components/Stage.svelte';
import VoteChoices from './VoteChoices.svelte';

test('a key is one vote, however long it is held', async () => {
  const onVote = vi.fn();
  const sides = ['A', 'B'].map((letter, position) => ({ position, letter }));
  const given = { sides, where: 'button', onVote };
  await render(Stage, { part: VoteChoices, given, ofScreens: true });
  const button = page.getByRole('button').first();
  await expect.element(button).toBeVisible();
  const press = (repeat: boolean) =>
    button
      .element()
      .dispatchEvent(new KeyboardEvent('keydown', { key: '2', repeat, bubbles: true }));
  press(false);
  press(true);
  press(true);
  expect(onVote.mock.calls).toEqual([[{ kind: 'best', position: 1 }]]);
});
