import { afterEach, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import Stage from '../../../tests/components/Stage.svelte';
import { keepFocus } from '../../ui/keep-focus';
import ColumnMenu from './ColumnMenu.svelte';
import { defaultSettings } from '../../core/comparison/first-workspace';
import { model } from '../../state/models/fake-models';
import Composer from './Composer.svelte';
import TokensView from './difference/TokensView.svelte';
import PromptEditor from './PromptEditor.svelte';
import SettingsDialog from './SettingsDialog.svelte';
import VoteChoices from './VoteChoices.svelte';

const nothing = (): void => undefined;

/** How browsers tell that a key is an input method's; Safari has the second form alone for the last one. */
const signs = [{ isComposing: true }, { keyCode: 229 }] as const;

function press(target: Element, init: KeyboardEventInit): boolean {
  return target.dispatchEvent(
    new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init }),
  );
}

/** Presses a key as an input method's, in every form; then as a command. */
function pressBoth(target: Element, init: KeyboardEventInit, whether: () => boolean): void {
  for (const sign of signs) press(target, { ...init, ...sign });
  expect(whether()).toBe(false);
  press(target, init);
  expect(whether()).toBe(true);
}

const called = (call: ReturnType<typeof vi.fn>) => (): boolean => call.mock.calls.length > 0;

test('picking a word in the composer does not run it', async () => {
  const onRun = vi.fn();
  const given = {
    draft: 'Hi',
    letters: ['A'],
    hasSchema: false,
    blind: false,
    completing: false,
    running: false,
    onApple: false,
    occupied: false,
    onDraft: nothing,
    onDropSchema: nothing,
    onRun,
    onStop: nothing,
  };
  await render(Stage, { part: Composer, given });
  const field = page.getByRole('textbox').element();
  pressBoth(field, { key: 'Enter', ctrlKey: true }, called(onRun));
});

test.each([
  ['Escape', {}],
  ['Enter', { ctrlKey: true }],
])('dropping or picking a word keeps what is edited: %s', async (key, modifier) => {
  const call = vi.fn();
  const given = { prompt: 'Hi', busy: false, onRun: call, onCancel: call };
  await render(Stage, { part: PromptEditor, given, ofScreens: true });
  const editor = page.getByRole('textbox');
  await expect.element(editor).toBeVisible();
  pressBoth(editor.element(), { key, ...modifier }, called(call));
});

test('the number of a word is no vote', async () => {
  const onVote = vi.fn();
  const sides = ['A', 'B'].map((letter, position) => ({ position, letter }));
  const given = { sides, where: 'button', onVote };
  await render(Stage, { part: VoteChoices, given, ofScreens: true });
  const button = page.getByRole('button').first();
  await expect.element(button).toBeVisible();
  pressBoth(button.element(), { key: '1' }, called(onVote));
});

test('a menu stays open', async () => {
  const given = {
    letter: 'A',
    onLeft: nothing,
    onRight: nothing,
    onDuplicate: nothing,
    onClear: nothing,
    onRemove: nothing,
  };
  const { container } = await render(Stage, { part: ColumnMenu, given });
  const menu = container.querySelector('details');
  if (!menu) throw new Error('a menu is expected');
  menu.open = true;
  pressBoth(menu, { key: 'Escape' }, () => !menu.open);
});

test('the tokens of an answer are not walked through', async () => {
  const token = (text: string) => ({ text, logProbability: -1, alternatives: [] });
  const given = { tokens: [token('a'), token('b')], answer: 'ab' };
  await render(Stage, { part: TokensView, given, ofScreens: true });
  const options = page.getByRole('option');
  await expect.element(options.first()).toBeVisible();
  pressBoth(
    options.first().element(),
    { key: 'ArrowRight' },
    () => document.activeElement === options.nth(1).element(),
  );
});

test('a dialog is not closed by the Esc of a composition', async () => {
  const settings = defaultSettings(model);
  const given = { title: 'A', settings, model, onSettings: nothing, onClose: nothing };
  await render(Stage, { part: SettingsDialog, given, ofScreens: true });
  const field = page.getByRole('textbox').first();
  await expect.element(field).toBeVisible();
  // It is by its own doing that a browser closes a dialog: what may not be is prevented.
  for (const sign of signs) expect(press(field.element(), { key: 'Escape', ...sign })).toBe(false);
  expect(press(field.element(), { key: 'Escape' })).toBe(true);
});

let end: (() => void) | undefined;
afterEach(() => end?.());

test('nothing is looked for that could have lost the focus', () => {
  const root = document.createElement('main');
  const field = document.createElement('input');
  root.append(field);
  document.body.append(root);
  end = keepFocus(root);
  field.focus();
  const frames = vi.spyOn(globalThis, 'requestAnimationFrame');
  pressBoth(field, { key: 'Enter' }, () => frames.mock.calls.length > 0);
  frames.mockRestore();
  root.remove();
});
