import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import Stage from '../../../tests/components/Stage.svelte';
import { firstRunConfig } from '../../core/comparison/run-config';
import type { Expectation } from '../../core/comparison/expected-times';
import type { Step } from '../../core/comparison/plan';
import RunConfigPanel from './RunConfigPanel.svelte';

const plan: readonly Step[] = [
  { kind: 'unload', modelId: 'old' },
  { kind: 'load', modelId: 'small' },
  { kind: 'run', cells: [{ item: 0, column: 0 }] },
];

async function show(expectation: Expectation): Promise<void> {
  const given = {
    runConfig: firstRunConfig(1),
    plan,
    expect: () => expectation,
    nameOf: (modelId: string) => modelId,
    running: false,
    onChange: (): void => undefined,
  };
  await render(Stage, { part: RunConfigPanel, given, ofScreens: true });
  await expect.element(page.getByText('What a run does')).toBeVisible();
}

const steps = (): string[] =>
  page
    .getByRole('listitem')
    .elements()
    .map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim());

test('a plan says how long each step and all of it will take', async () => {
  await show({ stepsMs: [0, 3100, 36_400], knownMs: 39_500, isComplete: true });
  expect(steps()).toEqual(['Make room: unload old', 'Load small, about 3 s', 'Ask A, about 35 s']);
  await expect.element(page.getByText('In all about 40 s')).toBeVisible();
});

test('a plan says what is not known yet on this device', async () => {
  await show({ stepsMs: [0, 3100, null], knownMs: 3100, isComplete: false });
  expect(steps().at(-1)).toBe('Ask A, not known yet on this device');
  await expect.element(page.getByText('In all more than 3 s')).toBeVisible();
});

test('a plan of which nothing is known says that the first run will show it', async () => {
  await show({ stepsMs: [0, null, null], knownMs: 0, isComplete: false });
  await expect.element(page.getByText('shows with the first run')).toBeVisible();
});
