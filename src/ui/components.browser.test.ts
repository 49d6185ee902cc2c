import { describe, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import Stage from '../../tests/components/Stage.svelte';
import CopyButton from './CopyButton.svelte';
import Figure from './Figure.svelte';
import Answer from './markdown/Answer.svelte';
import Meter from './Meter.svelte';
import NumberField from './NumberField.svelte';

describe('a number field', () => {
  const range = { least: 0, most: 2, step: 0.1 };
  const show = (onValue: (value: number) => void, step = 0.1) =>
    render(NumberField, {
      label: 'Temperature',
      hint: 'Higher is freer.',
      problem: 'A number from 0 to 2',
      value: 1,
      range: { ...range, step },
      onValue,
    });

  test('gives entries that are in its range', async () => {
    const onValue = vi.fn();
    await show(onValue);
    await page.getByLabelText('Temperature').fill('0.5');
    expect(onValue).toHaveBeenLastCalledWith(0.5);
  });

  test.each(['7', '-1', ''])('keeps %j to itself and says what would do', async (entry) => {
    const onValue = vi.fn();
    await show(onValue);
    const input = page.getByLabelText('Temperature');
    await input.fill(entry);
    expect(onValue).not.toHaveBeenCalled();
    await expect.element(page.getByText('A number from 0 to 2')).toBeVisible();
    await expect.element(input).toHaveAttribute('aria-invalid', 'true');
  });

  test('takes whole numbers alone where its step is one', async () => {
    const onValue = vi.fn();
    await show(onValue, 1);
    await page.getByLabelText('Temperature').fill('1.5');
    expect(onValue).not.toHaveBeenCalled();
  });
});

test('a meter tells its share to those who do not see it', async () => {
  await render(Meter, { label: 'Fetches the model', value: 0.256 });
  const meter = page.getByRole('progressbar', { name: 'Fetches the model' });
  await expect.element(meter).toHaveAttribute('aria-valuenow', '26');
});

test('a figure explains itself on focus', async () => {
  await render(Figure, { value: '42', unit: 'tok/s', explanation: 'Tokens per second.' });
  const explanation = page.getByText('Tokens per second.');
  await expect.element(explanation).not.toBeVisible();
  const figure = page.getByRole('note');
  (figure.element() as HTMLElement).focus();
  await expect.element(explanation).toBeVisible();
});

test('a copy button says that it has copied', async () => {
  const onpress = vi.fn(() => Promise.resolve(true));
  await render(Stage, { part: CopyButton, given: { label: 'Copy answer', onpress } });
  await page.getByRole('button', { name: 'Copy answer' }).click();
  expect(onpress).toHaveBeenCalledTimes(1);
  await expect.element(page.getByRole('button', { name: 'Copied' })).toBeVisible();
});

test('a copy button does not say so when the browser has refused', async () => {
  const onpress = (): Promise<boolean> => Promise.resolve(false);
  await render(Stage, { part: CopyButton, given: { label: 'Copy answer', onpress } });
  await page.getByRole('button', { name: 'Copy answer' }).click();
  await expect.element(page.getByRole('button', { name: 'The browser refused' })).toBeVisible();
});

describe('an answer', () => {
  const text = 'One **two**\n\n- a\n- b\n\n```js\nlet c;\n```\n\n| d |\n|-|\n| e |\n\n> f\n\n# g';
  const props = (upTo: number) => ({
    part: Answer,
    given: { text: text.slice(0, upTo), onCopy: () => Promise.resolve(true) },
  });

  test('looks the same streamed as drawn at once', async () => {
    const streamed = await render(Stage, props(0));
    for (let length = 1; length <= text.length; length += 3) {
      await streamed.rerender(props(length));
    }
    await streamed.rerender(props(text.length));
    const drawn = await render(Stage, props(text.length));
    expect(shape(streamed.container)).toBe(shape(drawn.container));
    expect(shape(drawn.container)).toContain('<strong>two</strong>');
  });

  test('keeps the elements of finished paragraphs while more text comes', async () => {
    const answer = await render(Stage, props(14));
    const paragraph = answer.container.querySelector('p');
    await answer.rerender(props(40));
    expect(answer.container.querySelector('p')).toBe(paragraph);
  });

  test('keeps the elements of a long list when it ends', async () => {
    const items = '- an item with some text\n'.repeat(80);
    const given = (upTo: number) => ({
      part: Answer,
      given: {
        text: items.slice(0, upTo),
        onCopy: () => Promise.resolve(true),
      },
    });
    const answer = await render(Stage, given(0));
    for (let length = 25; length <= items.length; length += 25) {
      await answer.rerender(given(length));
    }
    const drawn = [...answer.container.querySelectorAll('li')];
    await answer.rerender(given(items.length));
    expect(drawn).toHaveLength(80);
    expect([...answer.container.querySelectorAll('li')]).toEqual(drawn);
    expect(drawn.every(({ isConnected }) => isConnected)).toBe(true);
  });
});

/** The elements and texts of a part of the page, without what frameworks leave in between. */
function shape(container: Element): string {
  const serializer = new XMLSerializer();
  return [...container.children]
    .map((child) => serializer.serializeToString(child))
    .join('')
    .replace(/<!--.*?-->| class="[^"]*"/g, '')
    .replace(/\s+/g, ' ')
    .replace(/> </g, '><');
}
