import { describe, expect, test } from 'vitest';
import { failed } from '../../core/outcome';
import { setUp } from './fake-comparison';
import { FakeEngine } from '../engine/fake-engine';
import { model, other } from '../models/fake-models';
import { settle } from '../settle';

describe('fair runs', () => {
  test('take the first column’s seed, and start from an empty cache', async () => {
    const { comparison, made, a, b, ask } = setUp();
    comparison.configure(a, { ...a.settings, seed: 5 });
    comparison.configure(b, { ...b.settings, seed: 6 });
    await ask('Hi');
    expect(made.map(({ requests }) => requests[0]?.sampling.seed)).toEqual([5, 5]);
    // Once more than before: the self-test has one of its own.
    expect(made.map(({ resets }) => resets)).toEqual([2, 2]);
    expect(a.turns[0]?.circumstances).toEqual({
      fresh: true,
      contended: false,
      afterLoss: false,
      place: 0,
    });
    expect(b.turns[0]?.circumstances?.place).toBe(1);
  });

  test('leave the cache and the seeds alone where that is wished', async () => {
    const { comparison, made, b, ask } = setUp({ fresh: false, sameSeed: false });
    comparison.configure(b, { ...b.settings, seed: 6 });
    await ask('Hi');
    expect(made.map(({ requests }) => requests[0]?.sampling.seed)).toEqual([42, 6]);
    expect(made.map(({ resets }) => resets)).toEqual([1, 1]);
  });

  test('warm each model up once, and do not count it', async () => {
    const { made, a, ask } = setUp({ warmUp: true });
    await ask('Hi');
    expect(made[0]?.requests.map(({ sampling }) => sampling.maxTokens)).toEqual([4, 256]);
    expect(a.turns.length).toBe(1);
  });

  test('say where a processor did the work of a graphics card, and only there', async () => {
    const { a, memory, ask } = setUp();
    await ask('Hi');
    memory.isSoftware = true;
    await ask('Hi');
    expect(a.turns.map(({ circumstances }) => circumstances?.software)).toEqual([undefined, true]);
  });

  test('warm up with no more tokens than an answer may have', async () => {
    const { comparison, made, a, ask } = setUp({ warmUp: true });
    comparison.configure(a, { ...a.settings, maxTokens: 2 });
    await ask('Hi');
    expect(made[0]?.requests.map(({ sampling }) => sampling.maxTokens)).toEqual([2, 2]);
  });

  test('at once ask the models side by side, and say that they shared the GPU', async () => {
    const { comparison, made, a, b } = setUp({ schedule: 'at-once' });
    const run = comparison.run('Hi');
    await expect
      .poll(() => [a, b].map(({ running }) => running?.phase))
      .toEqual(['prefill', 'prefill']);
    for (const engine of made) engine.finish('Hello.');
    await run;
    expect([a, b].map(({ turns }) => turns[0]?.circumstances?.contended)).toEqual([true, true]);
  });

  test('at once all say that the GPU was lost, whichever engine tells of it', async () => {
    const { comparison, made, a, b } = setUp({ schedule: 'at-once' });
    const run = comparison.run('Hi');
    await expect
      .poll(() => [a, b].map(({ running }) => running?.phase))
      .toEqual(['prefill', 'prefill']);
    made[0]?.push({ text: 'Hel', tokens: 1 });
    made[1]?.lose({ kind: 'device-lost', detail: 'gone' });
    await run;
    expect([a, b].map(({ turns }) => turns[0]?.failure?.kind)).toEqual([
      'device-lost',
      'device-lost',
    ]);
    expect(a.turns[0]?.text).toBe('Hel');
  });

  test('end an answer that takes too long, and say so', async () => {
    const { comparison, made, a } = setUp({ maxSeconds: 0.01 });
    const run = comparison.run('Hi');
    await settle();
    made[0]?.push({ text: 'Hel', tokens: 1 });
    await expect.poll(() => made[0]?.interrupted).toBe(1);
    made[0]?.finish('Hel', 'interrupted');
    await expect.poll(() => made[1]?.requests.length).toBe(1);
    made[1]?.finish('Hey.');
    await run;
    expect(a.turns[0]).toMatchObject({ finish: 'time', text: 'Hel' });
  });
});

describe('an engine that', () => {
  test('warms up for too long is ended by the same limit, and the rest goes on', async () => {
    const { comparison, made, a, b } = setUp({ warmUp: true, maxSeconds: 1 });
    const run = comparison.run('Hi');
    await expect.poll(() => made[0]?.interrupted, { timeout: 10_000 }).toBe(1);
    expect(a.running?.phase).toBe('prefill');
    made[0]?.finish('', 'interrupted');
    await settle();
    expect(a.turns[0]).toMatchObject({ phase: 'done', finish: 'time', text: '' });
    expect(a.turns[0]?.failure).toBeUndefined();
    expect(made[0]?.requests.length).toBe(1);
    // The other model has a time of its own.
    made[1]?.finish('');
    await settle();
    made[1]?.finish('Hey.');
    await run;
    expect(b.turns[0]).toMatchObject({ finish: 'stop', text: 'Hey.' });
  });

  test('is stopped while it warms up answers nothing after that', async () => {
    const { comparison, made, a } = setUp({ warmUp: true });
    const run = comparison.run('Hi', [a]);
    await settle();
    comparison.stop(a);
    made[0]?.finish('', 'interrupted');
    await run;
    expect(a.turns[0]).toMatchObject({ finish: 'interrupted', text: '' });
    expect(made[0]?.requests.length).toBe(1);
  });

  test('is lost while it warms up says so', async () => {
    const { comparison, made, a } = setUp({ warmUp: true });
    const run = comparison.run('Hi', [a]);
    await settle();
    made[0]?.lose({ kind: 'device-lost', detail: 'gone' });
    await run;
    expect(a.turns[0]?.failure?.kind).toBe('device-lost');
  });

  test.each(['reset', 'generate'] as const)(
    'cannot even be asked (%s) fails that answer alone',
    async (call) => {
      const { comparison, next, made, a, b } = setUp();
      next.engine = () => {
        const engine = new FakeEngine();
        // It is gone once it has been tested.
        if (made.length === 0) engine.worksUntil = { call, times: 1 };
        return engine;
      };
      const run = comparison.run('Hi');
      await expect.poll(() => b.running?.phase).toBe('prefill');
      expect(a.turns[0]?.failure).toEqual({
        kind: 'generation-failed',
        detail: 'Error: the worker is gone',
      });
      made[1]?.finish('Hey.');
      await run;
      expect(b.turns[0]?.text).toBe('Hey.');
    },
  );
});

describe('an answer that is asked for again', () => {
  async function answered() {
    const all = setUp();
    const { comparison, b, made, ask, answerAll } = all;
    await ask('Hi');
    /** Asks for what stands last in the column again, and gives the seeds that there were. */
    const again = async (column: typeof b, seed: 'same' | 'new') => {
      const turn = column.turns.at(-1);
      if (!turn) throw new Error('there is a turn');
      const run = comparison.regenerate(column, turn, seed);
      await answerAll();
      await run;
      return made[column === b ? 1 : 0]?.requests.map(({ sampling }) => sampling.seed);
    };
    return { ...all, again };
  }

  test('comes with the same seed, or with a new one for it alone', async () => {
    const { comparison, b, ask, again, made, reopened } = await answered();
    expect(await again(b, 'same')).toEqual([42, 42]);
    expect(await again(b, 'new')).toEqual([42, 42, 1001]);
    expect(b.allTurns.map(({ parentId }) => parentId)).toEqual([null, null, null]);
    expect(b.settings.seed).toBe(42);
    expect(reopened().columns[1]?.turns[0]?.seed).toBe(1001);
    // To ask exactly the same again takes the seed that it was asked with.
    expect(await again(b, 'same')).toEqual([42, 42, 1001, 1001]);
    await ask('And then?');
    expect(made[1]?.requests.at(-1)?.sampling.seed).toBe(42);
    expect(comparison.columns[1]?.turns.map(({ seed }) => seed)).toEqual([1001, undefined]);
  });

  test('is kept with the seed that it had, in a run of its own that nobody judges', async () => {
    const { comparison, a, runs, again, answerAll } = await answered();
    expect(comparison.rounds.votable).toBe(true);
    await again(a, 'new');
    expect(comparison.rounds.sides).toEqual([]);
    expect(comparison.rounds.votable).toBe(false);
    const seeds = () =>
      [...runs.kept.values()].map(({ columns }) => columns.map(({ settings }) => settings.seed));
    expect(seeds()).toEqual([[42, 42], [1001]]);
    const [stamp] = [...runs.kept.values()].at(-1)?.cells.map((cell) => cell.stamp) ?? [];
    expect(stamp?.settingsSha256).toContain('"seed":1001');
    const retry = comparison.retry(a);
    await answerAll();
    await retry;
    expect(seeds()).toEqual([[42, 42], [1001], [1001]]);
  });
});

test('an answer after its engine was lost says so, once', async () => {
  const { comparison, made, a, b, answerAll } = setUp({}, [model, model]);
  const run = comparison.run('Hi', [a]);
  await settle();
  made[0]?.lose({ kind: 'device-lost', detail: 'x' });
  await run;
  const again = comparison.run('Hi');
  await answerAll();
  await again;
  const last = [a, b].map(({ turns }) => turns.at(-1)?.circumstances?.afterLoss);
  expect(last).toEqual([true, false]);
});

test('a model that cannot be loaded is not tried again in the same run', async () => {
  const { comparison, made, next, a, b } = setUp({}, [model, model]);
  next.engine = () => {
    const engine = new FakeEngine();
    engine.loadOutcome = Promise.resolve(failed({ kind: 'load-failed', detail: 'x' }));
    return engine;
  };
  await comparison.run('Hi');
  expect(made.length).toBe(1);
  expect([a, b].map(({ turns }) => turns[0]?.failure?.kind)).toEqual([
    'load-failed',
    'load-failed',
  ]);
});

test('the thoughts of an answer are kept with it: their marks, tokens and time', async () => {
  const marks = { open: '<think>', close: '</think>', isOpened: false };
  const { comparison, made, a, runs, answerAll } = setUp({}, [
    { ...model, thinking: marks },
    other,
  ]);
  const run = comparison.run('Hi', [a]);
  while ((made[0]?.requests.length ?? 0) === 0) await settle();
  made[0]?.push({ text: '<think>Hm.', tokens: 3 });
  expect(a.turns[0]?.said).toMatchObject({ text: '<think>Hm.', thinking: { marks, tokens: null } });
  made[0]?.push({ text: '</think>', tokens: 1 });
  made[0]?.push({ text: 'Yes.', tokens: 2 });
  made[0]?.finish('<think>Hm.</think>Yes.');
  await answerAll();
  await run;
  const thinking = { marks, tokens: 4 };
  expect(a.turns[0]?.record.answer).toMatchObject({ thinking });
  expect([...runs.kept.values()][0]?.cells[0]?.outcome.answer).toMatchObject({ thinking });
});
