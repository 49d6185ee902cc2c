import { describe, expect, test } from 'vitest';
import { failed } from '../../core/outcome';
import type { StoreFailure } from '../../core/store/failures';
import { setUp } from './fake-comparison';
import { settle } from '../settle';

describe('a run', () => {
  test('that is stopped while what it takes is still being loaded asks nobody', async () => {
    const { comparison, made, a, b, answerAll } = setUp();
    const run = comparison.run('Hi');
    comparison.stopAll();
    await answerAll();
    await run;
    expect(made).toEqual([]);
    expect([a, b].map(({ turns }) => turns[0]?.finish)).toEqual(['interrupted', 'interrupted']);
    expect([a, b].map(({ turns }) => turns[0]?.phase)).toEqual(['done', 'done']);
  });

  test('is kept with what it was asked with, and each answer with its stamp', async () => {
    const { comparison, runs, a, ask } = setUp({ maxSeconds: 60 });
    comparison.configure(a, { ...a.settings, temperature: 1.5 });
    await ask('Hi');
    await ask('And then?');
    const kept = await runs.list();
    if (!kept.ok) throw new Error('it is readable');
    const [first] = kept.value.runs.filter(({ head }) => head.items[0]?.text === 'Hi');
    const [second] = kept.value.runs.filter(({ head }) => head.items[0]?.text === 'And then?');
    expect(first).toMatchObject({
      done: 2,
      head: {
        origin: { kind: 'compare' },
        conditions: { schedule: 'in-turn', order: [0, 1], fresh: true, maxSeconds: 60 },
        columns: [
          { modelId: 'small', modelName: 'Small, q', settings: { temperature: 1.5 }, before: [] },
          { modelId: 'other', before: [] },
        ],
      },
    });
    expect(second?.head.columns[0]?.before).toEqual([
      { prompt: 'Hi', answer: '0: 1', modelName: 'Small, q' },
    ]);
    const whole = await runs.load(second?.head.id ?? '');
    expect(whole).toMatchObject({
      value: {
        cells: [
          {
            item: 0,
            column: 0,
            stamp: {
              weightsSha256: 'hash of weights of small',
              librarySha256: 'library',
              contextTokens: 100,
              engineVersion: '2',
              adapter: { vendor: 'v', architecture: 'a' },
            },
            outcome: { kind: 'answered', answer: { text: '0: 2', finish: 'stop' } },
          },
          { item: 0, column: 1, outcome: { kind: 'answered', answer: { text: '1: 2' } } },
        ],
      },
    });
  });

  test('says why a column has no answer', async () => {
    const { comparison, runs, made, answerAll } = setUp();
    const run = comparison.run('Hi');
    while (made.length === 0 || made[0]?.requests.length === 0) await settle();
    made[0]?.lose({ kind: 'device-lost', detail: 'gone' });
    await answerAll();
    await run;
    const kept = await runs.list();
    const id = kept.ok ? (kept.value.runs[0]?.head.id ?? '') : '';
    expect(await runs.load(id)).toMatchObject({
      value: {
        cells: [
          { column: 0, outcome: { kind: 'failed', failure: { kind: 'device-lost' } } },
          { column: 1, outcome: { kind: 'answered' } },
        ],
      },
    });
  });

  test('of a blind round is hidden until the vote', async () => {
    const { comparison, votes, runs, ask } = setUp({ blind: true });
    await ask('Hi');
    const kept = await runs.list();
    const run = kept.ok ? kept.value.runs[0] : undefined;
    expect(run?.head).toMatchObject({ conditions: { blind: true }, revealed: false });
    await comparison.rounds.vote({ kind: 'all-equal' });
    expect(votes.kept[0]?.runId).toBe(run?.head.id);
    expect(votes.revealed).toEqual([run?.head.id]);
  });

  test('that cannot be kept is told, and answered all the same', async () => {
    const { runs, onNotKept, a, ask } = setUp();
    const full: StoreFailure = { kind: 'quota', neededBytes: 1, freeBytes: 0 };
    runs.begin = () => Promise.resolve(failed(full));
    await ask('Hi');
    expect(onNotKept).toHaveBeenCalledWith(full);
    expect(a.turns[0]?.text).toBe('0: 1');
  });

  test('takes the answer of a column that was asked again into it', async () => {
    const { comparison, runs, votes, made, b, ask, answerAll } = setUp({ blind: true });
    const run = comparison.run('Hi');
    while ((made[0]?.requests.length ?? 0) === 0) await settle();
    made[0]?.lose({ kind: 'device-lost', detail: 'gone' });
    await answerAll();
    await run;
    const failedTurn = comparison.columns.find(({ turns }) => turns[0]?.failure) ?? b;
    const again = comparison.retry(failedTurn);
    await answerAll();
    await again;
    await comparison.rounds.vote({ kind: 'all-equal' });
    const [kept] = [...runs.kept.values()];
    expect(runs.kept.size).toBe(1);
    expect(votes.kept[0]?.runId).toBe(kept?.id);
    expect(kept?.cells.map(({ outcome }) => outcome.kind)).toEqual(['answered', 'answered']);
    await ask('Ho');
    expect(runs.kept.size).toBe(2);
  });

  test('that was shown in the records makes no blind vote any more', async () => {
    const { comparison, votes, runs, ask } = setUp({ blind: true });
    await ask('Hi');
    await runs.reveal([comparison.rounds.id ?? '']);
    await comparison.rounds.refresh();
    expect(comparison.rounds.hidden).toBe(false);
    await comparison.rounds.vote({ kind: 'all-equal' });
    expect(votes.kept[0]?.blind).toBe(false);
  });

  test('cannot be judged any more once an answer goes on from its end', async () => {
    const { comparison, a, ask, answerAll } = setUp();
    await ask('Hi');
    expect(comparison.rounds.votable).toBe(true);
    const run = comparison.goOn(a);
    await answerAll();
    await run;
    expect(comparison.rounds.votable).toBe(false);
  });

  test('is not noted again where nothing came in the place of an answer', async () => {
    const { comparison, runs, made, a, ask } = setUp();
    await ask('Hi');
    const run = comparison.retry(a);
    while (made[0]?.requests.length === 1) await settle();
    comparison.stopAll();
    made[0]?.finish('', 'interrupted');
    await run;
    expect(a.turns[0]?.text).toBe('0: 1');
    const kept = await runs.list();
    expect(kept.ok && kept.value.runs.map(({ done }) => done)).toEqual([2]);
  });
});

test('an answer asked for again with another run config is a run of its own', async () => {
  const { comparison, made, a, runs, answerAll } = setUp();
  const run = comparison.run('Hi');
  await settle();
  made[0]?.fail({ kind: 'generation-failed', detail: 'x' });
  await answerAll();
  await run;
  comparison.configureRuns({ maxSeconds: 900 });
  const again = comparison.retry(a);
  await answerAll();
  await again;
  expect(comparison.rounds.votable).toBe(false);
  expect([...runs.kept.values()].map(({ conditions }) => conditions.maxSeconds)).toEqual([
    300, 900,
  ]);
});
