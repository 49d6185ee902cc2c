import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import Stage from '../../../tests/components/Stage.svelte';
import { toBase64Url } from '../../core/comparison/base64url';
import { firstRunConfig } from '../../core/comparison/run-config';
import { newColumn } from '../../core/comparison/first-workspace';
import { linkFragment, type SharedComparison } from '../../core/comparison/link';
import { Comparison } from '../../state/compare/comparison.svelte';
import { comparisonPorts } from '../../state/compare/fake-ports';
import { enginePool } from '../../state/fake-engine-pool';
import { model } from '../../state/models/fake-models';
import LinkPanel from './LinkPanel.svelte';

const hostile = '<img src=x onerror="document.title=1"> <script>document.title=2</script>';

function comparison(): Comparison {
  return new Comparison(comparisonPorts(enginePool()), {
    draft: 'Mine.',
    responseSchema: null,
    origin: null,
    controls: firstRunConfig(1),
    round: null,
    columns: [newColumn('a', model)],
  });
}

async function shown(change: Partial<SharedComparison> = {}, of = comparison()) {
  const column = newColumn('', model, { temperature: 1.5, systemPrompt: `${hostile} system` });
  const fragment = linkFragment({
    prompt: hostile,
    responseSchema: null,
    columns: [column, { ...column, modelId: '<b>unknown</b>' }],
    controls: { ...firstRunConfig(1), blind: true },
    ...change,
  });
  if (!fragment.ok) throw new Error('it is short');
  const onSettled = vi.fn();
  const given = { fragment: fragment.value, comparison: of, onSettled };
  await render(Stage, { part: LinkPanel, given, ofScreens: true });
  return { of, onSettled, panel: page.getByRole('region', { name: 'A link has brought' }) };
}

test('all of a link is shown as plain text before anything is done', async () => {
  const { of, panel } = await shown();
  await expect
    .element(panel.getByRole('group', { name: 'Prompt', exact: true }))
    .toHaveTextContent(hostile);
  await expect
    .element(panel.getByRole('group', { name: 'System prompt of column A' }))
    .toHaveTextContent(`${hostile} system`);
  await expect.element(panel).toHaveTextContent('A: Small, q Temperature 1.5');
  await expect
    .element(panel)
    .toHaveTextContent('This page does not know <b>unknown</b>: left out.');
  await expect.element(panel).toHaveTextContent('On: Blind');
  await expect.element(panel).toHaveTextContent('What you are typing is replaced');
  expect(document.querySelectorAll('img, section script, section li b b')).toHaveLength(0);
  expect(of.draft).toBe('Mine.');
  await expect.element(panel.getByRole('heading', { level: 2 })).toHaveFocus();
});

test('leaving it changes nothing; taking it over replaces what it said', async () => {
  const first = await shown();
  await first.panel.getByRole('button', { name: 'Leave it' }).click();
  expect(first.onSettled).toHaveBeenCalledOnce();
  expect(first.of.draft).toBe('Mine.');
  await userEvent.keyboard('{Tab}{Enter}');
  expect(first.of.draft).toBe(hostile);
  expect(first.of.columns.map(({ settings }) => settings.temperature)).toEqual([1.5]);
  expect(first.of.running).toBe(false);
});

test('a link that lost its end says so, and offers nothing to take over', async () => {
  const given = { fragment: 'try=abc', comparison: comparison(), onSettled: vi.fn() };
  await render(Stage, { part: LinkPanel, given, ofScreens: true });
  await expect.element(page.getByRole('alert')).toHaveTextContent('lost or changed on its way');
  await expect.element(page.getByRole('button', { name: 'Take it over' })).not.toBeInTheDocument();
  await page.getByRole('button', { name: 'Close' }).click();
  expect(given.onSettled).toHaveBeenCalledOnce();
});

test('a link with a sentence’s end behind it brings what it was made of', async () => {
  const fragment = linkFragment({
    prompt: 'Why?',
    responseSchema: null,
    columns: [newColumn('', model)],
    controls: firstRunConfig(1),
  });
  const given = {
    fragment: `${fragment.ok ? fragment.value : ''}).`,
    comparison: comparison(),
    onSettled: vi.fn(),
  };
  await render(Stage, { part: LinkPanel, given, ofScreens: true });
  await expect
    .element(page.getByRole('group', { name: 'Prompt', exact: true }))
    .toHaveTextContent('Why?');
});

test('a link that says more than this version knows says what is left out, as plain text', async () => {
  const { modelId, settings } = newColumn('', model);
  const content = {
    [hostile]: 1,
    version: 1,
    prompt: 'Why?',
    responseSchema: null,
    columns: [{ modelId, settings: { ...settings, minP: 1 } }],
    controls: firstRunConfig(1),
  };
  const fragment = `try=${toBase64Url(JSON.stringify(content))}`;
  const given = { fragment, comparison: comparison(), onSettled: vi.fn() };
  await render(Stage, { part: LinkPanel, given, ofScreens: true });
  const panel = page.getByRole('region', { name: 'A link has brought' });
  await expect
    .element(panel)
    .toHaveTextContent(`This version does not know ${hostile}, columns.0.settings.minP,`);
  await expect.element(panel.getByRole('button', { name: 'Take it over' })).toBeVisible();
});

test('a link that is empty says so', async () => {
  const given = { fragment: 'try=', comparison: comparison(), onSettled: vi.fn() };
  await render(Stage, { part: LinkPanel, given, ofScreens: true });
  await expect.element(page.getByRole('alert')).toHaveTextContent('there is no comparison behind');
});

test('a link of which nothing is new here says so, and offers nothing to take over', async () => {
  const { panel, onSettled } = await shown({
    prompt: '',
    columns: [{ ...newColumn('', model), modelId: 'unknown' }],
    controls: firstRunConfig(1),
  });
  await expect.element(panel.getByRole('alert')).toHaveTextContent('nothing that is not here');
  await expect.element(panel.getByRole('button', { name: 'Take it over' })).not.toBeInTheDocument();
  await panel.getByRole('button', { name: 'Close' }).click();
  expect(onSettled).toHaveBeenCalledOnce();
});
