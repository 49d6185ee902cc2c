import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import Stage from '../../../tests/components/Stage.svelte';
import StrengthPlot from './StrengthPlot.svelte';

test('the numbers at both ends of the axis are drawn whole', async () => {
  const interval = { low: -0.7, high: 0.7 };
  const group = { standings: [{ key: 'a', strength: 0, interval }], prompts: 9 };
  await render(Stage, { part: StrengthPlot, given: { group, names: ['A'] }, ofScreens: true });
  await expect.element(page.getByText('-0.75', { exact: true })).toBeVisible();
  const edges = page.getByRole('img').element().getBoundingClientRect();
  for (const mark of ['-0.75', '0.75']) {
    const drawn = page.getByText(mark, { exact: true }).element().getBoundingClientRect();
    expect(drawn.left).toBeGreaterThanOrEqual(edges.left);
    expect(drawn.right).toBeLessThanOrEqual(edges.right);
  }
});
