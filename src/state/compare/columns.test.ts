import { describe, expect, test } from 'vitest';
import { setUp } from './fake-comparison';
import { settle } from '../settle';

describe('columns', () => {
  test('are moved, and stay within the row', () => {
    const { comparison, a, b } = setUp();
    comparison.move(a, 1);
    expect(comparison.columns).toEqual([b, a]);
    comparison.move(a, 1);
    comparison.move(b, -1);
    expect(comparison.columns).toEqual([b, a]);
  });

  test('are doubled with their settings and without their conversation, up to four', async () => {
    const { comparison, a, b, ask } = setUp();
    comparison.configure(a, { ...a.settings, temperature: 1.5 });
    await ask('Hi');
    comparison.duplicate(a);
    expect(comparison.columns[1]).toMatchObject({ modelId: 'small', settings: a.settings });
    expect(comparison.columns[1]?.turns).toEqual([]);
    comparison.duplicate(b);
    comparison.duplicate(b);
    expect(comparison.columns.length).toBe(4);
  });

  test('can be asked alone', async () => {
    const { comparison, a, b, answerAll } = setUp();
    const run = comparison.run('Hi', [b]);
    await answerAll();
    await run;
    expect([a.turns.length, b.turns.length]).toEqual([0, 1]);
    expect(comparison.rounds.votable).toBe(false);
  });
});

describe('branches', () => {
  test('keep what was said when a prompt is edited or asked again', async () => {
    const { comparison, a, ask, answerAll } = setUp();
    await ask('One');
    await ask('Two');
    const [one, two] = a.turns;
    if (!one || !two) throw new Error('there are two turns');
    const edited = comparison.edit(a, one, 'Other');
    await answerAll();
    await edited;
    expect(a.turns.map(({ prompt }) => prompt)).toEqual(['Other']);
    expect(a.branchesAt(one).map(({ prompt }) => prompt)).toEqual(['One', 'Other']);
    comparison.show(a, one);
    expect(a.turns).toEqual([one, two]);
    const again = comparison.regenerate(a, two);
    await answerAll();
    await again;
    expect(a.turns.map(({ prompt }) => prompt)).toEqual(['One', 'Two']);
    expect(a.branchesAt(two).length).toBe(2);
  });

  test('are asked with their own conversation alone', async () => {
    const { comparison, made, a, ask, answerAll } = setUp();
    await ask('One');
    const [one] = a.turns;
    if (!one) throw new Error('there is a turn');
    const edited = comparison.edit(a, one, 'Other');
    await answerAll();
    await edited;
    expect(made[0]?.requests.at(-1)?.input).toEqual({
      kind: 'chat',
      messages: [{ role: 'user', text: 'Other' }],
    });
  });

  test('outlive the visit', async () => {
    const { comparison, a, ask, answerAll, reopened } = setUp();
    await ask('One');
    const [one] = a.turns;
    if (!one) throw new Error('there is a turn');
    const edited = comparison.edit(a, one, 'Other');
    await answerAll();
    await edited;
    const [kept] = reopened().columns;
    const [shown] = kept?.turns ?? [];
    expect(shown?.prompt).toBe('Other');
    expect(shown && kept?.branchesAt(shown).length).toBe(2);
  });

  test('an answer that was ended is gone on with', async () => {
    const { comparison, made, a } = setUp();
    const run = comparison.run('Hi', [a]);
    await settle();
    made[0]?.finish('Once upon', 'length');
    await run;
    const more = comparison.goOn(a);
    await settle();
    expect(made[0]?.requests.at(-1)?.input).toMatchObject({ answerBegins: 'Once upon' });
    made[0]?.push({ text: ' a', tokens: 1 });
    expect(a.turns[0]?.text).toBe('Once upon a');
    made[0]?.finish(' a time.');
    await more;
    expect(a.turns.map(({ text, finish }) => [text, finish])).toEqual([
      ['Once upon a time.', 'stop'],
    ]);
  });

  test('an answer that the context had no more room for says so', async () => {
    const { comparison, made, a } = setUp();
    const run = comparison.run('Hi', [a]);
    await settle();
    made[0]?.finish('Once upon', 'length', 7);
    await run;
    expect(a.turns[0]).toMatchObject({ text: 'Once upon', finish: 'context' });
  });

  test('an answer that cannot be gone on with stays as it was', async () => {
    const { comparison, made, a } = setUp();
    const run = comparison.run('Hi', [a]);
    await settle();
    made[0]?.finish('Once upon', 'length');
    await run;
    const more = comparison.goOn(a);
    await settle();
    made[0]?.fail({ kind: 'generation-failed', detail: 'x' });
    await more;
    expect(a.turns[0]).toMatchObject({ text: 'Once upon', finish: 'length' });
    expect(a.turns[0]?.failure?.kind).toBe('generation-failed');
  });
});
