import { beforeEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import Stage from '../../tests/components/Stage.svelte';
import { throwing, undrawable } from '../../tests/components/throwing-parts';
import { setUp } from '../state/compare/fake-comparison';
import { model } from '../state/models/fake-models';
import ColumnsView from './compare/ColumnsView.svelte';
import type { Group, Row } from './models/listing';
import ModelList from './models/ModelList.svelte';

vi.mock(import('./compare/ColumnView.svelte'), async (original) => {
  const { default: draw } = await original();
  return { default: throwing(draw as never, ({ letter }: { letter: string }) => letter) as never };
});
vi.mock(import('./models/ModelRow.svelte'), async (original) => {
  const { default: draw } = await original();
  return { default: throwing(draw as never, ({ row }: { row: Row }) => row.model.name) as never };
});

beforeEach(() => undrawable.clear());

const actions = { copy: () => Promise.resolve(true), reload: (): void => undefined };
const failures = page.getByRole('alert').filter({ hasText: 'could not be shown' });

test('a column that cannot be drawn says so, and leaves the others alone', async () => {
  undrawable.add('A');
  const { comparison } = setUp();
  const application = {
    comparison,
    engines: comparison.ports.engines,
    models: { usable: [model], has: () => true, storedOf: () => undefined },
    device: {},
    actions,
  };
  await render(Stage, { part: ColumnsView, given: {}, application: application as never });
  await expect.element(failures).toBeVisible();
  await expect.element(page.getByRole('region', { name: 'Column B' })).toBeVisible();
  expect(failures.elements()).toHaveLength(1);
});

test('a model whose row cannot be drawn leaves the list and the other models alone', async () => {
  undrawable.add('Broken');
  const groupOf = (id: string, name: string): Group => ({
    best: {
      model: { ...model, id, name },
      presence: 'absent',
      stored: undefined,
      fit: undefined,
      unreachableHost: undefined,
    },
    variants: 1,
  });
  const all = [groupOf('x', 'Broken'), groupOf('y', 'Whole')];
  const application = {
    actions,
    modelsLeftOut: 0,
    device: { budget: { bytes: 1e9 } },
    downloads: { of: () => undefined },
  };
  await render(Stage, {
    part: ModelList,
    given: { all, shown: all, chosen: undefined, onChoose: () => undefined },
    ofScreens: true,
    application: application as never,
  });
  await expect.element(failures).toBeVisible();
  await expect.element(page.getByRole('button', { name: 'Whole' })).toBeVisible();
  expect(failures.elements()).toHaveLength(1);
});
