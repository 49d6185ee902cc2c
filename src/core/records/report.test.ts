import { describe, expect, test } from 'vitest';
import { settings } from '../comparison/fakes';
import { columnsOf, factsOf, itemOf } from './report';
import { words } from './fake-words';
import { column, run } from './fakes';
import type { Run } from './run';

const quoting = {
  ...words,
  named: ({ modelName, modelId }: { modelName: string; modelId: string }) =>
    `“${modelName}” ${modelId}`,
};

describe('the account of a run', () => {
  test('names models as the words do: a name may be another’s', () => {
    const one = run();
    expect(columnsOf(one, quoting)[0]?.title).toBe('Column A: “one” one');
    expect(itemOf(one, 0, quoting).answers[0]?.title).toBe('Column A: “one” one');
  });

  test('tells an answer that cannot be read from one that is not there', () => {
    const unreadable = {
      cells: run().cells.slice(0, 2),
      unreadableCells: [{ item: 1, column: 0 }],
    };
    const notes = (one: Run) => itemOf(one, 1, words).answers.map(({ notes: [note] }) => note);
    expect(notes(run(unreadable))).toEqual([words.unreadable, words.missing]);
    expect(factsOf(run(unreadable), words, undefined)).toContainEqual({
      name: words.facts.unreadable,
      value: '1',
    });
    const blind = { ...run().conditions, blind: true };
    const hidden = run({ ...unreadable, conditions: blind });
    expect(notes(hidden)).toEqual([words.someUnreadable, words.someUnreadable]);
  });

  test('labels an answer with what sets its column apart from others of the same model', () => {
    const labels = (...columns: ReturnType<typeof column>[]) =>
      itemOf(run({ columns }), 0, words).answers.map(({ label }) => label);
    const warm = { ...settings, temperature: settings.temperature + 0.25 };
    const long = { ...settings, systemPrompt: 'x'.repeat(50) };
    expect(labels(column('one'), column('two', { settings: warm }))).toEqual([
      'Column A: one',
      'Column B: two',
    ]);
    expect(labels(column('one'), column('one', { settings: warm }))).toEqual([
      `Column A: one · Temperature ${settings.temperature}`,
      `Column B: one · Temperature ${warm.temperature}`,
    ]);
    expect(labels(column('one'), column('one', { settings: long }))[1]).toContain(
      `System prompt ${'x'.repeat(40)}…`,
    );
  });
});
