import { expect, test } from 'vitest';
import { replayLineageOf } from './replay-lineage';
import { run } from './fakes';
import { MemoryRuns } from './memory-runs';

const replay = (id: string, of: string) => run({ id, origin: { kind: 'replay', of } });
const runs = [
  replay('third', 'second'),
  replay('second', 'first'),
  run({ id: 'first' }),
  replay('twin', 'gone'),
  replay('other twin', 'gone'),
  run({ id: 'alone' }),
];

test.each([
  ['first', ['first', 'second', 'third']],
  ['third', ['first', 'second', 'third']],
  ['twin', ['gone', 'other twin', 'twin']],
  ['alone', ['alone']],
  ['unknown', ['unknown']],
])('%s is shown together with %j', (id, family) => {
  expect([...replayLineageOf(runs, id)].toSorted()).toEqual(family);
});

test('a circle, which only a file could bring, comes to an end', () => {
  expect(replayLineageOf([replay('one', 'other'), replay('other', 'one')], 'one').size).toBe(2);
});

test('a chain of 10,000 replays is looked at once, and a run that calls itself its own original ends', () => {
  let looked = 0;
  const chain = Array.from({ length: 10_000 }, (_, index) => ({
    origin: { kind: 'replay' as const, of: `${index + 1}` },
    get id() {
      looked += 1;
      return `${index}`;
    },
  }));
  expect(replayLineageOf(chain, '10000').size).toBe(10_001);
  expect(looked).toBeLessThan(50_000);
  expect([...replayLineageOf([replay('self', 'self')], 'self')]).toEqual(['self']);
});

test('showing which column of a run is which shows it of those that repeat it', async () => {
  const store = new MemoryRuns();
  await store.addAll(runs);
  expect(await store.reveal(['second'])).toEqual({
    ok: true,
    value: ['third', 'second', 'first'],
  });
  const revealed = [...store.kept.values()].filter((one) => one.revealed).map(({ id }) => id);
  expect(revealed).toEqual(['third', 'second', 'first']);
});
