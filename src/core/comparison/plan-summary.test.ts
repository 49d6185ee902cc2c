import { expect, test } from 'vitest';
import type { Step } from './plan';
import { planSummary } from './plan-summary';

const ask = (item: number, ...columns: number[]): Step => ({
  kind: 'run',
  cells: columns.map((column) => ({ item, column })),
});

test('questions that follow each other become one line', () => {
  const steps: Step[] = [
    { kind: 'load', modelId: 'small' },
    ask(0, 0),
    ask(1, 0),
    { kind: 'unload', modelId: 'small' },
    { kind: 'load', modelId: 'other' },
    ask(0, 1),
    ask(0, 2),
    ask(1, 1),
    ask(1, 2),
  ];
  expect(planSummary(steps, [5, 1, 2, null, 7, 1, 1, null, 1])).toEqual([
    { kind: 'load', modelId: 'small', ms: 5 },
    { kind: 'run', together: false, columns: [0], prompts: 2, ms: 3 },
    { kind: 'unload', modelId: 'small', ms: null },
    { kind: 'load', modelId: 'other', ms: 7 },
    { kind: 'run', together: false, columns: [1, 2], prompts: 2, ms: null },
  ]);
});

test('columns that are asked at once are told from those that are not', () => {
  expect(planSummary([ask(0, 0, 1), ask(1, 0, 1), ask(0, 2)], [1, 1, 1])).toEqual([
    { kind: 'run', together: true, columns: [0, 1], prompts: 2, ms: 2 },
    { kind: 'run', together: false, columns: [2], prompts: 1, ms: 1 },
  ]);
});

test('nothing comes to nothing', () => {
  expect(planSummary([], [])).toEqual([]);
});
