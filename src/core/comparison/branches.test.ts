import { expect, test } from 'vitest';
import { branchesAt, branchTo, endOfBranch } from './branches';

/**
 *     1 ─ 2 ─ 3
 *       └ 4 ─ 5
 *     6
 */
const turn = (id: string, parentId: string | null) => ({ id, parentId });
const [one, two, three, four, five, six] = [
  turn('1', null),
  turn('2', '1'),
  turn('3', '2'),
  turn('4', '1'),
  turn('5', '4'),
  turn('6', null),
] as const;
const turns = [one, two, three, four, five, six];

test('a branch is the turns that lead to its end', () => {
  expect(branchTo(turns, '5')).toEqual([one, four, five]);
  expect(branchTo(turns, null)).toEqual([]);
  expect(branchTo(turns, 'gone')).toEqual([]);
});

test('a turn has branches beside it where others follow the same turn', () => {
  expect(branchesAt(turns, four)).toEqual([two, four]);
  expect(branchesAt(turns, one)).toEqual([one, six]);
  expect(branchesAt(turns, three)).toEqual([three]);
});

test('a branch goes on to its end, through the turn made last', () => {
  expect(endOfBranch(turns, two)).toBe(three);
  expect(endOfBranch(turns, one)).toBe(five);
});

test('turns that lead in a circle end', () => {
  expect(branchTo([turn('1', '2'), turn('2', '1')], '1').length).toBe(2);
});
