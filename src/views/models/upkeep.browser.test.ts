import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import Stage from '../../../tests/components/Stage.svelte';
import type { UpkeepStatus } from '../../state/models/upkeep.svelte';
import UpkeepView from './UpkeepView.svelte';

test('a repair that pauses after a refusal says why, and for how long', async () => {
  const pause = { host: 'hub.example', refusal: 'too-many-requests', secondsLeft: 40 } as const;
  const upkeep: UpkeepStatus = {
    kind: 'repairing',
    progress: { phase: 'fetch', doneBytes: 1e6, totalBytes: 2e6, files: [], pause },
  };
  await render(Stage, {
    part: UpkeepView,
    given: { upkeep, onRepair: undefined },
    ofScreens: true,
  });
  const said = page.getByText('hub.example has had too many requests');
  await expect.element(said).toHaveTextContent('Next try in 40 s.');
  // Its seconds would be read aloud, each of them.
  await expect.element(page.getByRole('status')).not.toHaveTextContent('Next try');
});
