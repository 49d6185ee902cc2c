import { describe, expect, test } from 'vitest';
import type { Comparison } from './comparison.svelte';
import { setUp } from './fake-comparison';

describe('a prompt of the library', () => {
  const filled = {
    text: 'Who is Ada?',
    promptId: 'who',
    tags: ['people'],
    responseSchema: '{"type":"object"}',
  };
  const vote = (comparison: Comparison) => comparison.rounds.vote({ kind: 'all-equal' });

  test('gives its tags to the vote on its answers, also after a reload', async () => {
    const { comparison, votes, answerAll, reopened } = setUp();
    comparison.take(filled);
    const again = reopened();
    expect([again.draft, again.responseSchema]).toEqual([filled.text, filled.responseSchema]);
    const run = comparison.run(comparison.draft);
    await answerAll();
    await run;
    await vote(reopened());
    expect(votes.kept.map(({ tags }) => tags)).toEqual([['people']]);
    expect(reopened().columns[0]?.turns[0]?.record.origin).toEqual({
      promptId: 'who',
      tags: ['people'],
    });
  });

  test('keeps them when it is asked again, and not when it is edited', async () => {
    const { comparison, a, answerAll } = setUp();
    comparison.take(filled);
    const originAfter = async (work: Promise<void>) => {
      await answerAll();
      await work;
      return a.turns[0]?.origin?.promptId;
    };
    expect(await originAfter(comparison.run(comparison.draft))).toBe('who');
    const [turn] = a.turns;
    if (!turn) throw new Error('there is a turn');
    expect(await originAfter(comparison.regenerate(a, turn))).toBe('who');
    expect(await originAfter(comparison.edit(a, turn, 'Who is Bo?'))).toBeUndefined();
  });

  test('is none any more once its text is changed, and what is asked next is none', async () => {
    const { comparison, votes, ask } = setUp();
    comparison.take(filled);
    comparison.draft = 'Who is Bo?';
    await ask('Who is Bo?');
    await vote(comparison);
    comparison.take(filled);
    await ask('Something else?');
    await vote(comparison);
    expect(votes.kept.map(({ tags }) => tags)).toEqual([[], []]);
  });

  test('would take the place of what was typed, but of no other prompt of the library', () => {
    const { comparison, uses } = setUp();
    expect(uses.loses.draft(filled.text)).toBe(false);
    comparison.draft = 'Typed.';
    expect(uses.loses.draft(filled.text)).toBe(true);
    expect(uses.loses.draft('Typed.')).toBe(false);
    uses.onAsk(filled);
    expect(comparison.draft).toBe(filled.text);
    expect(uses.loses.draft('Other')).toBe(false);
    comparison.draft = `${filled.text} Shortly.`;
    expect(uses.loses.draft('Other')).toBe(true);
  });

  test('that is a preset goes to all columns, and would take the place of what they were told', () => {
    const { comparison, uses, a } = setUp();
    expect(uses.loses.systemPrompts('Be brief.')).toBe(false);
    comparison.configure(a, { ...a.settings, systemPrompt: 'Be kind.' });
    expect(uses.loses.systemPrompts('Be kind.')).toBe(false);
    expect(uses.loses.systemPrompts('Be brief.')).toBe(true);
    uses.onSystemPrompt('Be brief.');
    expect(comparison.columns.map(({ settings }) => settings.systemPrompt)).toEqual([
      'Be brief.',
      'Be brief.',
    ]);
    expect(uses.loses.systemPrompts('Be brief.')).toBe(false);
  });
});
