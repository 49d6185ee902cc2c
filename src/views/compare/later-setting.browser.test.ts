/** Adds entries to the table of settings, as later versions will, and shows the form. */
import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import Stage from '../../../tests/components/Stage.svelte';
import { defaultSettings } from '../../core/comparison/first-workspace';
import type * as table from '../../core/settings/sampling-table';
import { model } from '../../state/models/fake-models';
import SettingsDialog from './SettingsDialog.svelte';

vi.mock(import('../../core/settings/sampling-table'), async (original) => {
  const { samplingTable } = await original();
  const range = { least: 0, most: 1, step: 0.01, default: 0, addedLater: true };
  const minP = { ...range, engines: { webLlm: 'min_p' } };
  const topA = { ...range, engines: {} };
  return { samplingTable: { ...samplingTable, minP, topA } } as typeof table;
});

test('the form has a field for a setting that the engine has, and none for another', async () => {
  const onSettings = vi.fn();
  const settings = defaultSettings(model);
  const given = { title: 'A', settings, model, onSettings, onClose: () => undefined };
  await render(Stage, { part: SettingsDialog, ofScreens: true, given });
  const fields = page.getByRole('dialog').getByRole('spinbutton');
  await expect.element(fields.nth(7)).toBeVisible();
  expect(fields.elements()).toHaveLength(8);
  await fields.last().fill('0.25');
  expect(onSettings).toHaveBeenLastCalledWith({ ...settings, minP: 0.25 });
});
