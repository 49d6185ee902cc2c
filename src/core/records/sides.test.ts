import * as v from 'valibot';
import { expect, test } from 'vitest';
import { drawSides } from '../comparison/sides';
import { answer, answered, column, run, stamp } from './fakes';
import { RunSchema } from './run';
import { isItemVotable, sides, sidesOfItem } from './sides';

test('without blindness every column keeps its side', () => {
  expect(sidesOfItem(run(), 1)).toEqual([0, 1]);
});

test('sides of a blind run are drawn anew for every prompt, and are the same each time', () => {
  const { conditions } = run();
  const blind = run({ conditions: { ...conditions, blind: true } });
  const drawn = Array.from({ length: 40 }, (_, item) => sidesOfItem(blind, item));
  expect(new Set(drawn.map(String))).toEqual(new Set(['0,1', '1,0']));
  expect(Array.from({ length: 40 }, (_, item) => sidesOfItem(blind, item))).toEqual(drawn);
  const later = run({ conditions: { ...conditions, blind: true, firstRound: 5 } });
  expect(sidesOfItem(later, 0)).toEqual(drawn[5]);
});

test('sides are those that a round of that number has, in whichever order they are asked for', () => {
  const { conditions } = run();
  const blind = run({ conditions: { ...conditions, blind: true, firstRound: 3, drawSeed: 9 } });
  for (const item of [7, 0, 12, 3])
    expect(sidesOfItem(blind, item)).toEqual(drawSides(2, 3 + item, 9));
});

test('all items of a long blind run late in the evening are looked at in no time', () => {
  const { conditions, items } = run();
  const count = 2000;
  const long = run({
    conditions: { ...conditions, blind: true, firstRound: 20_000 },
    items: Array.from({ length: count }, () => items)
      .flat()
      .slice(0, count),
    cells: Array.from({ length: count }, (_, item) => answered(item, item % 2, 'Yes.')),
  });
  const before = performance.now();
  for (let item = 0; item < count; item += 1) expect(sides(long, item)).toHaveLength(2);
  expect(performance.now() - before).toBeLessThan(2000);
});

test('a run that asks for more rounds to be drawn than anybody plays is none', () => {
  const of = (firstRound: number) =>
    v.is(RunSchema, run({ conditions: { ...run().conditions, blind: true, firstRound } }));
  expect([of(100_000), of(100_001), of(1e15)]).toEqual([true, false, false]);
});

test('a side has its column’s answer to the prompt', () => {
  expect(sides(run(), 0).map(({ modelId, text }) => [modelId, text])).toEqual([
    ['one', 'Yes.'],
    ['two', 'No.'],
  ]);
  expect(sides(run(), 1)[1]).toMatchObject({ cell: undefined, text: '' });
});

test('what lacks an answer, failed or is empty throughout cannot be judged', () => {
  const votable = (...cells: ReturnType<typeof answered>[]) => isItemVotable(run({ cells }), 0);
  expect(votable(answered(0, 0, 'Yes.'), answered(0, 1, ''))).toBe(true);
  expect(votable(answered(0, 0, 'Yes.'))).toBe(false);
  expect(votable(answered(0, 0, ''), answered(0, 1, ''))).toBe(false);
  const stopped = answer('No', { finish: 'interrupted' });
  const cutOff = { ...answered(0, 1, ''), outcome: { kind: 'answered' as const, answer: stopped } };
  expect(votable(answered(0, 0, 'Yes.'), cutOff)).toBe(false);
  const failure = { kind: 'device-lost' };
  const lost = { item: 0, column: 1, stamp, outcome: { kind: 'failed', failure, answer: stopped } };
  expect(votable(answered(0, 0, 'Yes.'), lost as ReturnType<typeof answered>)).toBe(false);
  const alone = run({ columns: [column('one')], cells: [answered(0, 0, 'Yes.')] });
  expect(isItemVotable(alone, 0)).toBe(false);
});

test('thoughts alone are no answer, since they are not shown', () => {
  const votable = (text: string) =>
    isItemVotable(run({ cells: [answered(0, 0, text), answered(0, 1, '<think>Hm')] }), 0);
  expect([votable('<think>I wonder'), votable('<think>Hm</think>Yes.')]).toEqual([false, true]);
});

test('answers after different conversations are not judged against each other', () => {
  const cells = [answered(0, 0, 'Yes.'), answered(0, 1, 'No.')];
  const votable = (prompt: string, answer = 'So.') => {
    const [one, two] = [column('one'), column('two')];
    const columns = [
      { ...one, before: [{ prompt: 'Hi', answer: 'Hello.' }] },
      { ...two, before: [{ prompt, answer }] },
    ];
    return isItemVotable(run({ columns, cells }), 0);
  };
  expect([votable('Hi'), votable('Ho'), votable('Hi', '')]).toEqual([true, false, false]);
});
