import { expect, test } from 'vitest';
import { Route } from './route.svelte';

function setUp(fragment: string) {
  let listener = (): void => undefined;
  const address = { fragment, replaced: [] as string[] };
  const route = new Route({
    read: () => address.fragment,
    onChange: (look) => (listener = look),
    replace: (replaced) => {
      address.fragment = replaced;
      address.replaced.push(replaced);
    },
  });
  const go = (to: string): void => {
    address.fragment = to;
    listener();
  };
  return { route, address, go };
}

test('shows the screen that the address names, and Compare for what it does not know', () => {
  const { route, go } = setUp('models');
  expect(route.screen).toBe('models');
  go('constructor');
  expect(route.screen).toBe('compare');
  expect(route.link).toBeUndefined();
});

test('knows a screen also by an address with the end of a sentence behind it', () => {
  const { route, go } = setUp('models.');
  expect(route.screen).toBe('models');
  go('ratings).%20Then');
  expect(route.screen).toBe('ratings');
});

test.each(['t', 'tr', 'try', 'try=', 'try%3Dabc', 'try=.'])(
  'a link that says as little as %j is offered too, so that somebody is told',
  (fragment) => expect(setUp(fragment).route.link).toBe(fragment),
);

test('a link is offered on Compare, at the start and later, until it is decided on', () => {
  const { route, address, go } = setUp('try=abc');
  expect([route.screen, route.link]).toEqual(['compare', 'try=abc']);
  route.settleLink();
  expect(route.link).toBeUndefined();
  expect(address.replaced).toEqual(['compare']);
  go('ratings');
  go('try=def');
  expect([route.screen, route.link]).toEqual(['compare', 'try=def']);
});

test('a link that brings an entry leads to Models, and stays until it is settled', () => {
  const { route, address, go } = setUp('records');
  for (const fragment of ['add=owner/name@0123', 'add%3Downer', 'add']) {
    go(fragment);
    expect(route.screen).toBe('models');
    expect(route.link).toBe(fragment);
    route.settleLink();
    expect(address.fragment).toBe('models');
    expect(route.link).toBeUndefined();
  }
});

test('settling without a link leaves the address alone', () => {
  const { route, address } = setUp('models');
  route.settleLink();
  expect(address.replaced).toEqual([]);
});
