import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import Stage from '../../tests/components/Stage.svelte';
import type { FetchProgress } from '../core/store/model-store';
import PreparationView from './PreparationView.svelte';

const progress: FetchProgress = { phase: 'fetch', doneBytes: 3e6, totalBytes: 9e6, files: [] };
const pause = { host: 'hub.example', refusal: 'too-many-requests', secondsLeft: 41 } as const;

test('a model whose host has refused tells, while it is waited for, when it is asked for again', async () => {
  const preparation = { step: 'fetch', progress: { ...progress, pause }, secondsLeft: null };
  await render(Stage, { part: PreparationView, given: { preparation }, ofScreens: true });
  await expect.element(page.getByText('3 MB of 9 MB')).toBeVisible();
  await expect
    .element(page.getByText('hub.example has had too many requests from your address.'))
    .toHaveTextContent('Next try in 41 s.');
});
