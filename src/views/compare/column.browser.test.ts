import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import Stage from '../../../tests/components/Stage.svelte';
import type { Model } from '../../core/catalogue/model';
import { newColumn } from '../../core/comparison/first-workspace';
import { ColumnState } from '../../state/column.svelte';
import { model as whole } from '../../state/fakes';
import ColumnView from './ColumnView.svelte';

const part = { path: 'weights', sizeBytes: 102e6, sha256: 'a'.repeat(64) };
const list = [{ ...part, parts: [part] }];
const discovered = (sizeBytes: number | null): Model => ({
  ...whole,
  files: { kind: 'discovered', folder: 'https://x.example/', revision: null, sizeBytes },
});

test.each([
  [{ ...whole, files: { ...whole.files, list } }, ', 102 MB to fetch once.'],
  [discovered(1.2e9), ', about 1.2 GB to fetch once.'],
  [discovered(null), 'how much is not known yet.'],
])(
  'a column says what there is to fetch of its model, as far as it is known',
  async (model, said) => {
    const nothing = (): void => undefined;
    const given = {
      column: new ColumnState(newColumn('c', model)),
      letter: 'A',
      models: [model],
      model,
      onDevice: false,
      preparation: undefined,
      contextTokens: undefined,
      selfTest: undefined,
      busy: false,
      onRemove: undefined,
      onModel: nothing,
      onSettings: nothing,
      onStop: nothing,
      onClear: nothing,
      onCopy: () => Promise.resolve(true),
      onRetry: nothing,
      onRepair: nothing,
      onAllow: nothing,
      onTestAgain: nothing,
      onReload: nothing,
      onDiagnostics: () => Promise.resolve(true),
    };
    await render(Stage, { part: ColumnView, given });
    await expect.element(page.getByRole('region', { name: 'Column A' })).toHaveTextContent(said);
  },
);
