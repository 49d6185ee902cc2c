import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import Stage from '../../../tests/components/Stage.svelte';
import type { Thoughtful } from '../../core/comparison/thinking';
import AnswerView from './AnswerView.svelte';
import AnswerWithTools from './AnswerWithTools.svelte';

const closeTag =
  'Reasoning models write their thoughts first and end them with </think> before they answer. That is all.';

async function show(said: Thoughtful, hasSchema = false) {
  const onCopy = vi.fn(() => Promise.resolve(true));
  const given = { said, hasSchema, onCopy };
  const { container } = await render(Stage, { part: AnswerWithTools, given, ofScreens: true });
  return { container, onCopy };
}

async function stream(text: string, hasSchema = false) {
  const given = {
    said: { text },
    whole: false,
    hasSchema,
    isRaw: false,
    onCopy: () => Promise.resolve(true),
  };
  return render(Stage, { part: AnswerView, given, ofScreens: true });
}

test('a JSON answer is shown as JSON, its bytes a press away, and copied as it came', async () => {
  const json = '{"b": 12345678901234567890, "b": [1.0, 1e5], "a": "*x*"}';
  const { container, onCopy } = await show({ text: json });
  await expect.element(page.getByText('"b": 12345678901234567890,')).toBeVisible();
  expect(container.querySelector('[dir=ltr] pre')?.textContent).toBe(
    '{\n  "b": 12345678901234567890,\n  "b": [\n    1.0,\n    1e5\n  ],\n  "a": "*x*"\n}',
  );
  await page.getByRole('button', { name: 'Copy answer' }).click();
  await page.getByRole('button', { name: 'Copy code' }).click();
  expect(onCopy.mock.calls).toEqual([[json], [json]]);
  await page.getByRole('button', { name: 'Raw', exact: true }).click();
  expect(container.querySelector('pre')?.textContent).toBe(json);
  await page.getByRole('button', { name: 'Formatted' }).click();
  await expect.element(page.getByText('"b": 12345678901234567890,')).toBeVisible();
});

test('an answer that had to fit a schema is never Markdown, not even a part of one', async () => {
  const { container } = await show({ text: '{"a": "*x*' }, true);
  await expect.element(page.getByText('{"a": "*x*')).toBeVisible();
  expect(container.querySelector('em')).toBeNull();
  await stream('{"a": "**', true);
  await expect.element(page.getByText('{"a": "**')).toBeVisible();
});

test('thoughts are a closed block with their length, where it is known', async () => {
  const thinking = { marks: null, tokens: 123, ms: 4_000 };
  await show({ text: '<think>Let me see.</think>**Paris**', thinking });
  const summary = page.getByText('Thinking · about 123 tokens · 4 s');
  await expect.element(summary).toBeVisible();
  await expect.element(page.getByText('Paris', { exact: true })).toBeVisible();
  await expect.element(page.getByText('Let me see.')).not.toBeInTheDocument();
  await summary.click();
  await expect.element(page.getByText('Let me see.')).toBeVisible();
});

test('thoughts that were cut off say so, and claim no length that nobody took', async () => {
  await show({ text: '<think>Let me' });
  await expect.element(page.getByText('Thinking, not finished')).toBeVisible();
});

test('thoughts that are coming say so, and nothing of their tag shows before', async () => {
  const { container } = await stream('<thi');
  await stream('<think>Let me');
  await expect.element(page.getByText('Thinking…')).toBeVisible();
  expect(container).not.toHaveTextContent('<thi');
});

test('prose that mentions the end of thoughts stays whole', async () => {
  await show({ text: closeTag });
  await expect.element(page.getByText(closeTag)).toBeVisible();
  await expect.element(page.getByText('Thinking')).not.toBeInTheDocument();
});
