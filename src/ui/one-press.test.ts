import { expect, test } from 'vitest';
import { onePressOfEachKey } from './one-press';

function isSpared(around: EventTarget, key: string, repeat: boolean): boolean {
  const event = Object.assign(new Event('keydown', { cancelable: true }), { key, repeat });
  return !around.dispatchEvent(event);
}

test.each(['Enter', 'Escape'])('%s that is held presses once, until that is ended', (key) => {
  const around = new EventTarget();
  const end = onePressOfEachKey(around);
  expect(isSpared(around, key, false)).toBe(false);
  expect(isSpared(around, key, true)).toBe(true);
  end();
  expect(isSpared(around, key, true)).toBe(false);
});

test('a key that moves about goes on while it is held', () => {
  const around = new EventTarget();
  onePressOfEachKey(around);
  expect(isSpared(around, 'Tab', true)).toBe(false);
});
