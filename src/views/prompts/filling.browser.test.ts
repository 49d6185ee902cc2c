import { expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import Stage from '../../../tests/components/Stage.svelte';
import { PromptSheet } from '../../state/prompts/prompt-sheet.svelte';
import FillingView from './FillingView.svelte';

async function shown(role: 'user' | 'system', isLost: boolean) {
  const prompt = { id: 'p', role, title: 'P', text: 'Be brief.', tags: [], language: null };
  const given = {
    sheet: new PromptSheet({ ...prompt, responseSchema: null }),
    loses: { draft: () => isLost, systemPrompts: () => isLost },
    onAsk: vi.fn(),
    onSystemPrompt: vi.fn(),
    onBatch: undefined,
  };
  await render(Stage, { part: FillingView, given, ofScreens: true });
  const use = page.getByRole('button', { name: role === 'user' ? 'Ask in' : 'Use in all' });
  return { given, use };
}

test.each([
  ['user', 'onAsk', 'What you are typing in Compare would be replaced'],
  ['system', 'onSystemPrompt', 'The system prompts that your columns have would be replaced'],
] as const)(
  'a %s prompt replaces what someone wrote only when told to',
  async (role, on, words) => {
    const { given, use } = await shown(role, true);
    await use.click();
    await expect.element(page.getByRole('alert')).toHaveTextContent(words);
    await page.getByRole('button', { name: 'Keep it' }).click();
    expect(given[on]).not.toHaveBeenCalled();
    await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
    await expect.element(use).toHaveFocus();
    await use.click();
    await page.getByRole('button', { name: 'Replace it' }).click();
    expect(given[on]).toHaveBeenCalledOnce();
  },
);

test.each(['user', 'system'] as const)(
  'a %s prompt asks nothing where nothing goes',
  async (role) => {
    const { given, use } = await shown(role, false);
    await use.click();
    expect(given.onAsk.mock.calls.length + given.onSystemPrompt.mock.calls.length).toBe(1);
  },
);
