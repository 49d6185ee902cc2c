import { afterEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page, userEvent } from 'vitest/browser';
import Stage from '../../../../tests/components/Stage.svelte';
import type { GgufEntry, GgufFileEntry } from '../../../core/added/entry';
import { ggufEntryOf } from '../../../core/added/gguf-entry';
import { ggufFileEntryOf } from '../../../core/added/gguf-file-entry';
import { ggufFacts, ggufRepository } from '../../../core/gguf/fakes';
import { ggufFiles } from '../../../core/gguf/files';
import type { Outcome } from '../../../core/outcome';
import type { Application } from '../../application';
import GgufEntries from './GgufEntries.svelte';

function made<Entry>(entry: Outcome<Entry, string>): Entry {
  if (!entry.ok) throw new Error(entry.failure);
  return entry.value;
}

const fingerprint = 'c'.repeat(64);
const fileEntry = (fileName: string): GgufFileEntry =>
  made(ggufFileEntryOf({ fileName, facts: ggufFacts, fingerprint }, 5));

async function show(entries: readonly (GgufEntry | GgufFileEntry)[]) {
  const copy = vi.fn(() => Promise.resolve(true));
  const called = { onSave: vi.fn(), onRemove: vi.fn() };
  const application = { address: 'https://site/', actions: { copy } } as unknown as Application;
  await render(Stage, {
    part: GgufEntries,
    given: { entries, ...called },
    ofScreens: true,
    application,
  });
  return { copy, ...called };
}

const region = () => page.getByRole('region', { name: 'Added GGUF files' });
const button = (name: string) => page.getByRole('button', { name });

afterEach(() => page.viewport(1440, 900));

test('a file of this device says what it needs, that it is not stored, and why it is not handed on', async () => {
  const entry = fileEntry('Small-Q4_K_M.gguf');
  const { onRemove } = await show([entry]);
  await expect
    .element(region())
    .toHaveTextContent('qwen3 · 596,049,920 parameters · Q4_K_M · 400 MB, needs about 1.2 GB');
  await expect.element(region()).toHaveTextContent('it is not stored here. It has no address');
  await expect.element(button('Copy link')).not.toBeInTheDocument();
  await expect.element(button('Save entry as file')).not.toBeInTheDocument();
  await userEvent.keyboard('{Tab}{Enter}');
  expect(onRemove).toHaveBeenCalledWith(entry);
});

test('a file of the hub is handed on as a link and as a file', async () => {
  const [choice] = ggufFiles(ggufRepository.files).choices;
  if (!choice) throw new Error('no file');
  const entry = made(ggufEntryOf(ggufRepository, choice, ggufFacts, 5));
  const { copy, onSave } = await show([entry]);
  await button('Copy link').click();
  expect(copy).toHaveBeenCalledWith(
    `https://site/#add=${entry.repository}@${entry.commit}/Small-600M-Q2_K.gguf`,
  );
  await button('Save entry as file').click();
  expect(onSave).toHaveBeenCalledWith(entry);
});

test('a long name stays within a screen of 360 pixels', async () => {
  await page.viewport(360, 900);
  await show([fileEntry(`${'a'.repeat(190)}.gguf`)]);
  await expect.element(button('Remove entry')).toBeVisible();
  const drawnWidth = () => document.documentElement.scrollWidth;
  await expect.poll(drawnWidth).toBeLessThanOrEqual(360);
});
