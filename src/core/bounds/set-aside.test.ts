import { expect, test } from 'vitest';
import { idsOf, recordsText } from './set-aside';

test('records that cannot be read are written as they are, each by itself', () => {
  const circle: { id: string; self?: unknown } = { id: 'circle' };
  circle.self = circle;
  const records = [{ id: 'newer', colour: 'red' }, undefined, circle];
  expect(JSON.parse(recordsText(records))).toEqual([
    { id: 'newer', colour: 'red' },
    null,
    expect.stringContaining('circular') as unknown,
  ]);
});

test('they are found by their ids', () => {
  expect(idsOf([{ id: 'one' }, null, { id: 5 }, { id: '__proto__' }])).toEqual([
    'one',
    '__proto__',
  ]);
});
