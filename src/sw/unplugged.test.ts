import { expect, test } from 'vitest';
import { silenceMs } from './messages';
import { Unplugged } from './unplugged';

function unpluggedAt() {
  const clock = { ms: 0 };
  return { clock, unplugged: new Unplugged(() => clock.ms) };
}

test('it counts what was refused and answered, from its beginning to its end', () => {
  const { unplugged } = unpluggedAt();
  unplugged.note('refused', '/before');
  unplugged.begin('a');
  unplugged.note('refused', '/x');
  unplugged.note('answered', '/y');
  expect(unplugged.isOn).toBe(true);
  expect(unplugged.end('a')).toEqual({ refused: ['/x'], answered: ['/y'] });
  expect(unplugged.isOn).toBe(false);
});

test('it ends by itself when the page is silent, and goes on while it is not', () => {
  const { clock, unplugged } = unpluggedAt();
  unplugged.begin('a');
  clock.ms = silenceMs - 1;
  expect(unplugged.prolong('a')).not.toBeNull();
  clock.ms = 2 * silenceMs - 2;
  expect(unplugged.isOn).toBe(true);
  clock.ms = 2 * silenceMs - 1;
  expect(unplugged.isOn).toBe(false);
  expect(unplugged.end('a')).toBeNull();
});

test('an offline test that was not begun here is not known', () => {
  const { unplugged } = unpluggedAt();
  unplugged.begin('a');
  expect(unplugged.prolong('b')).toBeNull();
});

test('with two offline tests the network comes back after the later one', () => {
  const { unplugged } = unpluggedAt();
  unplugged.begin('a');
  unplugged.begin('b');
  unplugged.end('a');
  expect(unplugged.isOn).toBe(true);
  unplugged.end('b');
  expect(unplugged.isOn).toBe(false);
});
