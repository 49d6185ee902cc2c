import { expect, test } from 'vitest';
import { lackOf, pathOf } from './browsers.mjs';

const whole = { browser: '/usr/bin/browser', driver: '/usr/bin/driver' };

test('a browser of which everything is here lacks nothing', () => {
  expect(lackOf(whole)).toBeUndefined();
  expect(pathOf(whole, 'driver')).toBe('/usr/bin/driver');
});

test('what is missing is told by the packages to install', () => {
  const none = { ...whole, driver: undefined, screen: undefined };
  expect(lackOf(none)).toContain('apt install driver screen');
  expect(() => pathOf(none, 'screen')).toThrow('apt install driver screen');
});
