import { expect, test } from 'vitest';
import { column, run } from './fakes';
import { headHolds, holds, searchWords } from './search';

test('words are taken without case and accents, each once', () => {
  expect(searchWords('  SEÑOR señor\tÜber ')).toEqual(['senor', 'uber']);
  expect(searchWords('   ')).toEqual([]);
  expect(holds('El Señor', 'senor')).toBe(true);
});

test('prompts, tags and models are looked at', () => {
  const [item] = run().items;
  const head = run({
    columns: [column('id-1', { modelName: 'Alpha' })],
    items: item ? [{ ...item, text: 'Why?', tags: ['code'] }] : [],
  });
  for (const word of ['why', 'code', 'alpha', 'id-1']) expect(headHolds(head, word)).toBe(true);
  expect(headHolds(head, 'beta')).toBe(false);
});

test('the models of a hidden run are not', () => {
  const conditions = { ...run().conditions, blind: true };
  const hidden = run({ columns: [column('Alpha')], conditions });
  expect(headHolds(hidden, 'alpha')).toBe(false);
  expect(headHolds({ ...hidden, revealed: true }, 'alpha')).toBe(true);
});
