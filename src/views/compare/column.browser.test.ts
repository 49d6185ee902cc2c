import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import Stage from '../../../tests/components/Stage.svelte';
import type { Model } from '../../core/catalogue/model';
import { newColumn } from '../../core/comparison/first-workspace';
import type { ColumnSettings } from '../../core/comparison/workspace';
import { ColumnState } from '../../state/compare/column.svelte';
import { model as whole } from '../../state/models/fake-models';
import ColumnView from './ColumnView.svelte';

const part = { path: 'weights', sizeBytes: 102e6, sha256: 'a'.repeat(64) };
const list = [{ ...part, parts: [part] }];
const discovered = (sizeBytes: number | null): Model => ({
  ...whole,
  files: { kind: 'discovered', folder: 'https://x.example/', revision: null, sizeBytes },
});

const nothing = (): void => undefined;
const region = page.getByRole('region', { name: 'Column A' });

async function show(model: Model, change: Partial<ColumnSettings> = {}): Promise<void> {
  const column = new ColumnState(newColumn('c', model, change));
  const given = {
    column,
    letter: 'A',
    models: [model],
    model,
    onDevice: false,
    preparation: undefined,
    contextTokens: undefined,
    selfTest: undefined,
    busy: false,
    asked: column.settings,
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
}

test.each([
  [{ ...whole, files: { ...whole.files, list } }, ', 102 MB to fetch once.'],
  [discovered(1.2e9), ', about 1.2 GB to fetch once.'],
  [discovered(null), 'how much is not known yet.'],
])(
  'a column says what there is to fetch of its model, as far as it is known',
  async (model, said) => {
    await show(model);
    await expect.element(region).toHaveTextContent(said);
  },
);

test('where nobody has told how a model is stored, a column says nothing of it', async () => {
  await show({ ...whole, quantisation: 'unknown' });
  await expect.element(region).toHaveTextContent('to fetch once');
  expect(region.element().textContent).not.toContain('unknown');
});

test('a column says what sets it apart, and nothing of what is usual', async () => {
  await show(whole, { temperature: 1.3, systemPrompt: 'Be brief.' });
  await expect.element(region).toHaveTextContent('Temperature 1.3 · own system prompt');
  await expect.element(region).not.toHaveTextContent('Top-p');
});
