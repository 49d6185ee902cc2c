import { beforeEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import Stage from '../../../tests/components/Stage.svelte';
import { throwing, undrawable } from '../../../tests/components/throwing-answers';
import { setUp } from '../../state/compare/fake-comparison';
import { settle } from '../../state/settle';
import Compare from './Compare.svelte';

vi.mock(import('../../ui/markdown/Answer.svelte'), async (original) => {
  const { default: draw } = await original();
  return { default: throwing(draw as never) as never };
});

beforeEach(() => undrawable.clear());

/** Each model says its own. */
async function showRound(...said: readonly string[]): Promise<void> {
  const { comparison, made } = setUp({ blind: true });
  const run = comparison.run('Hi');
  while (comparison.running) {
    await settle();
    made.forEach((engine, index) => engine.finish(said[index] ?? ''));
  }
  await run;
  const application = {
    comparison,
    engines: comparison.ports.engines,
    route: { link: undefined },
    persistence: { hasNews: false },
    onApple: false,
    actions: { copy: () => Promise.resolve(true), reload: () => undefined },
  };
  await render(Stage, {
    part: Compare,
    given: {},
    ofScreens: true,
    application: application as never,
  });
}

test('a blind round with an answer that cannot be drawn has no vote until it can', async () => {
  undrawable.add('**Deep**');
  await showRound('**Deep**', 'Flat');
  const best = page.getByRole('button', { name: 'A is best' });
  await expect.element(page.getByText('an answer cannot be shown')).toBeVisible();
  await expect.element(page.getByText('Flat', { exact: true })).toBeVisible();
  await expect.element(best).not.toBeInTheDocument();
  undrawable.clear();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect.element(best).toBeVisible();
});
