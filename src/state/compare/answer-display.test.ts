import { expect, test } from 'vitest';
import { AnswerDisplay } from './answer-display.svelte';

test('how answers are shown is kept for the next visit', () => {
  let kept: string | null = null;
  const store = { read: () => kept, write: (value: string) => (kept = value) };
  const display = new AnswerDisplay(store);
  expect(display.allRaw).toBe(false);
  display.allRaw = true;
  expect([display.allRaw, new AnswerDisplay(store).allRaw]).toEqual([true, true]);
  display.allRaw = false;
  expect(new AnswerDisplay(store).allRaw).toBe(false);
});
