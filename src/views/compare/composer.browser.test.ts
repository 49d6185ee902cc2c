import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import Stage from '../../../tests/components/Stage.svelte';
import { languages } from '../../i18n/language-table';
import Composer from './Composer.svelte';

test.each([
  [false, 'Run Ctrl ↵', 'Strg ↵'],
  [true, 'Run ⌘ ↵', '⌘ ↵'],
])('the keys to run with are those of the keyboard, Apple: %s', async (onApple, said, inGerman) => {
  const nothing = (): void => undefined;
  const given = {
    draft: 'Hi',
    letters: ['A'],
    hasSchema: false,
    blind: false,
    completing: false,
    running: false,
    onApple,
    occupied: false,
    onDraft: nothing,
    onDropSchema: nothing,
    onRun: nothing,
    onStop: nothing,
  };
  await render(Stage, { part: Composer, given });
  await expect.element(page.getByRole('button', { name: 'Run' })).toHaveTextContent(said);
  const german = await languages.find(({ code }) => code === 'de')?.page();
  expect(german?.default.compare.runKeys({ onApple })).toBe(inGerman);
});
