import { expect, test } from 'vitest';
import { answered, column, run } from './fakes';
import { ownerIn } from './owners';

const kept = run({ origin: { kind: 'compare' }, items: run().items.slice(0, 1) });
const asked = { prompt: 'First?', text: 'No.', before: [] };

test('an answer is of the column that gave it in its run', () => {
  expect(ownerIn([kept], asked)).toMatchObject({ modelId: 'two', modelName: 'two' });
});

test.each([
  ['no run asked that', { ...asked, prompt: 'Third?' }],
  ['none got that answer', { ...asked, text: 'Never.' }],
  ['something else was said before', { ...asked, before: [{ prompt: 'Hi', text: 'Hello.' }] }],
])('it is nobody’s where %s', (_why, unowned) => {
  expect(ownerIn([kept], unowned)).toBeUndefined();
});

test('where several have given the same, none is made up', () => {
  const cells = [answered(0, 0, 'No.'), answered(0, 1, 'No.')];
  expect(ownerIn([{ ...kept, cells }], asked)).toBeUndefined();
  const same = { ...kept, cells, columns: [column('two'), column('two')] };
  expect(ownerIn([same], asked)).toMatchObject({ modelId: 'two' });
});

test('a batch is not on the Compare screen', () => {
  expect(ownerIn([{ ...kept, origin: { kind: 'batch' } }], asked)).toBeUndefined();
});
