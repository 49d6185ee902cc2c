import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import Stage from '../../../tests/components/Stage.svelte';
import { waiting } from '../../state/models/download';
import { model } from '../../state/models/fake-models';
import ModelRow from './ModelRow.svelte';

test.each([
  ['absent', 'paused 40%'],
  ['here', 'update paused 40%'],
])('what is on its way to a model that is %s is told as %s', async (presence, said) => {
  const progress = { phase: 'fetch', doneBytes: 2, totalBytes: 5, files: [] };
  await render(Stage, {
    part: ModelRow,
    given: {
      row: { model, presence, stored: undefined, fit: undefined, unreachableHost: undefined },
      variants: 1,
      budgetBytes: 1e9,
      download: { ...waiting(model), state: 'paused', progress },
      current: false,
      onChoose: () => undefined,
    },
    ofScreens: true,
  });
  await expect.element(page.getByText(said, { exact: true })).toBeVisible();
});
