import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import Stage from '../../../tests/components/Stage.svelte';
import { firstRunConfig, type RunConfig } from '../../core/comparison/run-config';
import { defaultSettings } from '../../core/comparison/first-workspace';
import { model } from '../../state/models/fake-models';
import SettingsDialog from './SettingsDialog.svelte';

const own = { ...defaultSettings(model), seed: 7, temperature: 1.5 };

/** The settings of a column that is not the first. */
async function shown(change: Partial<RunConfig>) {
  const onRunConfig = vi.fn<(change: Partial<RunConfig>) => void>();
  const runConfig = { ...firstRunConfig(1), ...change };
  const sharing = { runConfig, first: { ...own, seed: 123_456, temperature: 0.5 }, onRunConfig };
  const nothing = (): void => undefined;
  const given = { title: 'B', settings: own, model, onSettings: nothing, onClose: nothing };
  const stage = { part: SettingsDialog, ofScreens: true };
  const { rerender } = await render(Stage, { ...stage, given: { ...given, sharing } });
  onRunConfig.mockImplementation((off) => {
    const changed = { ...sharing, runConfig: { ...runConfig, ...off } };
    void rerender({ ...stage, given: { ...given, sharing: changed } });
  });
  return { onRunConfig, field: (name: string) => page.getByLabelText(name, { exact: true }) };
}

test('the settings say which of them are taken from the first column, and which', async () => {
  const { field } = await shown({ sameSampling: true });
  await expect
    .element(field('Seed'))
    .toHaveAccessibleDescription('Not used now: that of column A is taken, 123,456.');
  await expect
    .element(field('Temperature'))
    .toHaveAccessibleDescription('Not used now: that of column A is taken, 0.5.');
  await expect.element(field('Seed')).toHaveValue(7);
});

test('a column is given its own seed back where it is set, and nothing else with it', async () => {
  const { onRunConfig, field } = await shown({});
  await expect.element(field('Temperature')).toHaveAccessibleDescription(/^0 takes the likeliest/);
  await page.getByRole('button', { name: 'Let each column use its own seed' }).click();
  expect(onRunConfig.mock.calls).toEqual([[{ sameSeed: false }]]);
  await expect.element(field('Seed')).toHaveFocus();
  await expect.element(field('Seed')).toHaveAccessibleDescription(/^The same seed and settings/);
  await expect.element(page.getByText('All columns are asked')).not.toBeInTheDocument();
});
