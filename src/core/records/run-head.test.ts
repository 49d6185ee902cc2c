import { expect, test } from 'vitest';
import { answered, run } from './fakes';
import { headOf, replayHead } from './run-head';

const { cells: _, ...head } = run();
const partlyRead = run({
  cells: [answered(0, 0, 'Yes')],
  unreadableCells: [{ item: 0, column: 1 }],
});

test('a head has none of its run’s answers, whether they can be read or not', () => {
  expect(headOf(partlyRead)).toEqual(head);
});

test('a replay has no place that counts as answered because of the run that it repeats', () => {
  expect(Object.keys(replayHead(partlyRead, 'again', 0)).sort()).toEqual(Object.keys(head).sort());
});
