import { describe, expect, test } from 'vitest';
import { inventoryOf, parseInventory, type Inventory } from './inventory';

const counts = { prompts: 12, runs: 30, votes: 85, models: 1 };
const none = { prompts: 0, runs: 0, votes: 0, models: 0 };
const remembered: Inventory = { databaseId: 'a', counts, countedAtMs: 5, lost: null };

describe('what is remembered of the database', () => {
  test('is counted anew while it is the same one', () => {
    const fewer = { ...counts, prompts: 0 };
    expect(inventoryOf({ databaseId: 'a', counts: fewer }, remembered, 9)).toEqual({
      databaseId: 'a',
      counts: fewer,
      countedAtMs: 9,
      lost: null,
    });
  });

  test('is lost where there is another one', () => {
    const { lost } = inventoryOf({ databaseId: 'b', counts: none }, remembered, 9);
    expect(lost).toEqual({ counts, seenAtMs: 5 });
  });

  test('stays lost until somebody has taken note of it', () => {
    const after = inventoryOf({ databaseId: 'b', counts: none }, remembered, 9);
    expect(inventoryOf({ databaseId: 'b', counts }, after, 10).lost).toEqual(after.lost);
  });

  test('is nothing to miss where nothing was in it, or nothing is remembered', () => {
    const empty = { ...remembered, counts: none };
    expect(inventoryOf({ databaseId: 'b', counts: none }, empty, 9).lost).toBeNull();
    expect(inventoryOf({ databaseId: 'b', counts: none }, undefined, 9).lost).toBeNull();
  });

  test('is read as it was written, and left aside where it is something else', () => {
    expect(parseInventory(JSON.stringify(remembered))).toEqual(remembered);
    for (const other of [
      null,
      '',
      '{',
      '[]',
      '{"counts":1}',
      JSON.stringify({ ...remembered, counts: { ...counts, runs: -1 } }),
    ]) {
      expect(parseInventory(other)).toBeUndefined();
    }
  });
});
