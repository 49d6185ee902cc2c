import { describe, expect, test, vi } from 'vitest';
import { firstRunConfig, type RunConfig } from '../../core/comparison/run-config';
import { newColumn } from '../../core/comparison/first-workspace';
import type { LearntTimes } from '../../core/comparison/learnt-times';
import { quietSeconds } from '../../core/engine/engine';
import { failed } from '../../core/outcome';
import type { FilledPrompt } from '../../core/prompts/prompt';
import type { Run } from '../../core/records/run';
import { startBatch } from '../compare/batch';
import { Comparison } from '../compare/comparison.svelte';
import { comparisonPorts } from '../compare/fake-ports';
import { enginePool } from '../fake-engine-pool';
import { keptText } from '../fake-kept-text';
import { model, other } from '../models/fake-models';
import { recording } from './fake-recording';
import { settle } from '../settle';
import { Runner } from './runner.svelte';

const prompts: FilledPrompt[] = ['One?', 'Two?', 'Three?'].map((text) => ({
  text,
  promptId: null,
  tags: ['test'],
  responseSchema: null,
}));

/** Two columns, A small and B other; the runs, the marker and the device outlive a visit. */
function setUp(runConfig: Partial<RunConfig> = {}) {
  const marker = keptText();
  const first = visit(marker, recording, runConfig);
  return { ...first, marker, reopened: () => visit(marker, () => first.kept, runConfig) };
}

function visit(
  marker: ReturnType<typeof keptText>,
  record: typeof recording,
  runConfig: Partial<RunConfig>,
) {
  const pool = enginePool();
  const { engines, made, clock, next } = pool;
  const kept = record();
  const models = [model, other];
  let ids = kept.runs.kept.size;
  const awake: boolean[] = [];
  const locks = { free: true };
  const common = { engines, clock, newId: () => `run-${(ids += 1)}` };
  const comparison = new Comparison(
    { ...comparisonPorts(pool, models, kept), newId: common.newId },
    {
      draft: '',
      responseSchema: null,
      origin: null,
      controls: { ...firstRunConfig(1), order: 'as-shown', ...runConfig },
      round: null,
      columns: models.map((one, index) => newColumn(`column-${index}`, one)),
    },
  );
  const runner = new Runner({
    ...common,
    calendar: { nowMs: () => 0 },
    models: () => models,
    modelsKnown: () => Promise.resolve(),
    runs: kept.runs,
    recorder: kept.recorder,
    marker,
    exclusively: async (work) => {
      if (locks.free) await work();
      return locks.free;
    },
    keepAwake: () => {
      awake.push(true);
      return () => awake.push(false);
    },
  });
  /** Lets engines answer what they are asked until the run is over, or `until` holds. */
  const answerAll = async (until = (): boolean => false) => {
    await settle();
    while (runner.underWay && !until()) {
      made.forEach((engine, index) => {
        engine.finish(`${index}: ${engine.requests.at(-1)?.conversation.split(' ')[1] ?? ''}`);
      });
      await settle();
    }
  };
  /** The first engine that is made cannot load its model. */
  const firstCannotLoad = () => {
    const usual = next.engine;
    next.engine = () => {
      const engine = usual();
      if (made.length === 0) {
        engine.loadOutcome = Promise.resolve(failed({ kind: 'load-failed', detail: 'no' }));
      }
      return engine;
    };
  };
  const start = async () => {
    runner.prompts = prompts;
    return (await startBatch(comparison, runner)) ?? '';
  };
  const load = async (id: string): Promise<Run> => {
    const loaded = await kept.runs.load(id);
    if (!loaded.ok || !loaded.value) throw new Error('it is there');
    return loaded.value;
  };
  return {
    runner,
    clock,
    comparison,
    firstCannotLoad,
    kept,
    engines,
    made,
    next,
    locks,
    awake,
    answerAll,
    start,
    load,
  };
}

const textsOf = ({ cells }: Run) =>
  cells.map(({ item, column, outcome }) => [item, column, outcome.answer.text]);

describe('a batch', () => {
  test('asks every column every prompt, each model loaded once', async () => {
    const { runner, made, answerAll, start, load, awake, marker } = setUp();
    const id = await start();
    await settle();
    expect(marker.read()).toBe(id);
    await answerAll();
    expect(made.length).toBe(2);
    const run = await load(id);
    expect(textsOf(run).toSorted()).toEqual([
      [0, 0, '0: 0'],
      [0, 1, '1: 0'],
      [1, 0, '0: 1'],
      [1, 1, '1: 1'],
      [2, 0, '0: 2'],
      [2, 1, '1: 2'],
    ]);
    expect(run.items.map(({ tags }) => tags)).toEqual([['test'], ['test'], ['test']]);
    expect(run.origin).toEqual({ kind: 'batch' });
    expect([runner.underWay, runner.prompts, marker.read()]).toEqual([undefined, [], '']);
    expect(awake).toEqual([true, false]);
  });

  test('has the engines for itself meanwhile', async () => {
    const { runner, comparison, made, answerAll, start } = setUp();
    await start();
    await comparison.run('Hi');
    expect(comparison.untouched).toBe(true);
    await answerAll();
    const run = comparison.run('Hi');
    expect(await start()).toBe('');
    expect(runner.failure).toEqual({ kind: 'busy' });
    while (comparison.running) {
      for (const engine of made) engine.finish('Ho');
      await settle();
    }
    await run;
  });

  test('draws sides anew for each of its prompts, and counts them', async () => {
    const { comparison, answerAll, start, load } = setUp({ blind: true });
    const first = await load(await start());
    await answerAll();
    const second = await load(await start());
    await answerAll();
    expect([first.conditions.firstRound, second.conditions.firstRound]).toEqual([0, 3]);
    expect(comparison.runConfig).toMatchObject({ drawnRounds: 2, blindRounds: 6 });
  });

  test('tells what is being answered', async () => {
    const { runner, answerAll, start } = setUp();
    const id = await start();
    await answerAll(() => runner.underWay?.done === 2);
    expect(runner.underWay).toEqual({ id, done: 2, total: 6 });
    expect(runner.current).toMatchObject([{ item: 2, column: 0 }]);
    await answerAll();
  });
});

describe('what goes wrong in a batch', () => {
  test('a lost engine is replaced once for each answer, and the answer is given', async () => {
    const { runner, made, answerAll, start, load } = setUp();
    const id = await start();
    await answerAll(() => runner.underWay?.done === 1);
    made[0]?.lose({ kind: 'device-lost', detail: 'gone' });
    await answerAll();
    const { cells } = await load(id);
    expect(cells.every(({ outcome }) => outcome.kind === 'answered')).toBe(true);
    const second = cells.find(({ item, column }) => item === 1 && column === 0);
    expect(second?.outcome.answer).toMatchObject({ circumstances: { afterLoss: true } });
  });

  test('an engine that is lost again leaves its answer out, and the rest goes on', async () => {
    const { made, answerAll, start, load } = setUp();
    const id = await start();
    for (const attempt of [0, 1]) {
      while ((made[attempt]?.requests.length ?? 0) === 0) await settle();
      made[attempt]?.lose({ kind: 'device-lost', detail: 'gone' });
      await settle();
    }
    await answerAll();
    const { cells } = await load(id);
    const failures = cells.filter(({ outcome }) => outcome.kind === 'failed');
    expect(failures).toMatchObject([
      { item: 0, column: 0, outcome: { failure: { kind: 'device-lost' } } },
    ]);
    expect(cells.length).toBe(6);
  });

  test('an engine that broke over a schema leaves that answer out, and a new one goes on', async () => {
    const { made, answerAll, start, load } = setUp();
    const id = await start();
    while ((made[0]?.requests.length ?? 0) === 0) await settle();
    made[0]?.lose({ kind: 'schema-refused', detail: 'minLength 10 is greater than maxLength 5' });
    await answerAll();
    const { cells } = await load(id);
    const failures = cells.filter(({ outcome }) => outcome.kind === 'failed');
    expect(failures).toMatchObject([
      { item: 0, column: 0, outcome: { failure: { kind: 'schema-refused' } } },
    ]);
    expect(cells.length).toBe(6);
  });

  test('a model that cannot be loaded says so in each of its cells, tried once', async () => {
    const { firstCannotLoad, made, answerAll, start, load } = setUp();
    firstCannotLoad();
    const id = await start();
    await answerAll();
    const { cells } = await load(id);
    expect(cells.map(({ column, outcome: { kind } }) => `${column} ${kind}`).toSorted()).toEqual([
      ...Array<string>(3).fill('0 failed'),
      ...Array<string>(3).fill('1 answered'),
    ]);
    expect(made.length).toBe(2);
  });

  test('a model that stays stuck in its self-test says so, and the rest goes on', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const { next, answerAll, start, load } = setUp();
    const usual = next.engine;
    next.engine = () => {
      next.engine = usual;
      return Object.assign(usual(), { finish: () => undefined, isDeaf: true });
    };
    const id = await start();
    await settle();
    vi.advanceTimersByTime(quietSeconds['self-test'] * 1000);
    vi.useRealTimers();
    await answerAll();
    const { cells } = await load(id);
    const outcomes = cells.map(({ column, outcome }) =>
      'failure' in outcome ? [column, outcome.failure.kind] : [column, 'answered'],
    );
    expect(outcomes.filter(([column]) => column === 0)).toEqual(
      Array.from({ length: 3 }, () => [0, 'stalled']),
    );
    expect(outcomes.filter(([column]) => column === 1)).toEqual(
      Array.from({ length: 3 }, () => [1, 'answered']),
    );
  });

  test('what could not be answered can be asked again, and nothing else is', async () => {
    const { runner, firstCannotLoad, made, answerAll, start, load } = setUp();
    firstCannotLoad();
    const id = await start();
    await answerAll();
    const before = made.map(({ requests }) => requests.length);
    void runner.perform(await load(id), { failedToo: true });
    await answerAll();
    const { cells } = await load(id);
    expect(cells.every(({ outcome }) => outcome.kind === 'answered')).toBe(true);
    expect(made[1]?.requests.length).toBe(before[1]);
  });

  test('an answer that cannot be read is not asked for again, nor written over', async () => {
    const { runner, answerAll, start, load, kept } = setUp();
    const id = await start();
    await answerAll();
    const { cells, ...head } = await load(id);
    const run = { ...head, cells: cells.slice(1), unreadableCells: cells.slice(0, 1) };
    kept.runs.kept.set(id, run);
    await runner.perform(run, { failedToo: true });
    expect(await load(id)).toEqual(run);
  });

  test('answers that cannot be kept end it', async () => {
    const { runner, kept, made, answerAll, start } = setUp();
    const full = { kind: 'quota', neededBytes: 1, freeBytes: 0 } as const;
    kept.runs.addCell = () => Promise.resolve(failed(full));
    await start();
    await answerAll();
    expect(runner.failure).toEqual({ kind: 'not-kept', failure: full });
    expect(made.flatMap(({ requests }) => requests).length).toBe(1);
  });

  test('it does not begin where it cannot be kept', async () => {
    const { runner, kept, start } = setUp();
    const full = { kind: 'quota', neededBytes: 1, freeBytes: 0 } as const;
    kept.runs.begin = () => Promise.resolve(failed(full));
    expect(await start()).toBe('');
    expect(runner.failure).toEqual({ kind: 'not-kept', failure: full });
    expect(runner.prompts.length).toBe(3);
  });

  test('and deleted meanwhile it stops, since nothing would be kept', async () => {
    const { runner, kept, made, answerAll, start } = setUp();
    await start();
    await answerAll(() => runner.underWay?.done === 1);
    kept.runs.kept.clear();
    await answerAll();
    expect([runner.failure, runner.stopped]).toEqual([{ kind: 'gone' }, undefined]);
    expect(made.flatMap(({ requests }) => requests).length).toBe(2);
  });

  test('that is stopped while its models are made ready asks nobody', async () => {
    const { runner, made, next, answerAll, start, load } = setUp({ schedule: 'at-once' });
    const usual = next.engine;
    next.engine = () => {
      const engine = usual();
      // It loads until it is ended.
      engine.loadOutcome = engine.lost.then((loss) => failed(loss));
      return engine;
    };
    const id = await start();
    while (made.length === 0) await settle();
    runner.stop();
    await answerAll();
    expect(made.length).toBe(1);
    expect((await load(id)).cells).toEqual([]);
  });

  test('pressed twice it begins once', async () => {
    const { runner, comparison, kept, answerAll } = setUp();
    runner.prompts = prompts;
    await Promise.all([startBatch(comparison, runner), startBatch(comparison, runner)]);
    await answerAll();
    expect(kept.runs.kept.size).toBe(1);
  });

  test('gone on with from a stale view it asks nothing twice', async () => {
    const { runner, made, answerAll, start, load } = setUp();
    const id = await start();
    const stale = await load(id);
    await answerAll();
    void runner.perform(stale);
    await answerAll();
    expect(made.flatMap(({ requests }) => requests).length).toBe(6);
  });

  test('a stamp that cannot be made is told like any other that is not kept', async () => {
    const { runner, kept, answerAll, start } = setUp();
    vi.spyOn(kept.recorder.ports, 'hash').mockRejectedValue(new Error('no'));
    await start();
    await answerAll();
    expect(runner.failure).toMatchObject({ kind: 'not-kept', failure: { kind: 'database' } });
  });

  test('another tab that performs a run is not disturbed', async () => {
    const { runner, locks, start, load } = setUp();
    locks.free = false;
    const id = await start();
    await settle();
    expect(runner.failure).toEqual({ kind: 'elsewhere' });
    expect((await load(id)).cells).toEqual([]);
  });
});

describe('a batch that is under way', () => {
  test('says how long the rest takes, where models were timed here', async () => {
    const { runner, clock, answerAll, start } = setUp();
    // The second answer takes two seconds.
    clock.nowMs = () => 2000 * (runner.underWay?.done ?? 0);
    const timed = (modelId: string): LearntTimes => ({
      modelId,
      adapter: '',
      loadMs: [1000],
      prefillTokensPerSecond: [],
      decodeTokensPerSecond: [10],
      answerTokens: [50],
    });
    expect(runner.left({ of: timed })).toBeUndefined();
    await start();
    await answerAll(() => runner.underWay?.done === 2);
    expect(runner.left({ of: () => undefined })).toEqual({ knownMs: 2000, isComplete: false });
    // One answer of the model that is loaded, as it has answered, and three of one that is not.
    expect(runner.left({ of: timed })).toEqual({
      knownMs: 2000 + 3 * 5000 + 1000,
      isComplete: true,
    });
    await answerAll();
    expect(runner.left({ of: timed })).toBeUndefined();
  });
});

describe('a batch that is stopped', () => {
  test('keeps its answers, drops the one that was cut off, and can go on later', async () => {
    const { runner, made, answerAll, start, load, marker } = setUp();
    const id = await start();
    await answerAll(() => runner.underWay?.done === 2);
    runner.stop();
    expect(runner.stopping).toBe(true);
    made[0]?.finish('half', 'interrupted');
    await answerAll();
    expect(runner.underWay).toBe(undefined);
    expect(marker.read()).toBe('');
    expect(runner.stopped).toEqual({ id, missing: 4 });
    const cutOff = await load(id);
    expect(cutOff.cells.length).toBe(2);
    void runner.perform(cutOff);
    await answerAll();
    expect(runner.stopped).toBeUndefined();
    expect((await load(id)).cells.length).toBe(6);
  });

  test('by the end of the visit goes on at the next one, where it was', async () => {
    const { runner, answerAll, start, load, reopened } = setUp();
    const id = await start();
    await answerAll(() => runner.underWay?.done === 4);
    const again = reopened();
    void again.runner.resume();
    await again.answerAll();
    expect((await load(id)).cells.length).toBe(6);
    expect(again.made.flatMap(({ requests }) => requests).length).toBe(2);
  });

  test('by the end of the visit goes on where another one could not be begun meanwhile', async () => {
    const { runner, answerAll, start, load, reopened } = setUp();
    const id = await start();
    await answerAll(() => runner.underWay?.done === 4);
    const again = reopened();
    let fail: () => void = () => undefined;
    vi.spyOn(again.kept.recorder, 'begin').mockImplementationOnce(
      () =>
        new Promise((resolve) => {
          fail = () => {
            resolve(failed({ kind: 'quota', neededBytes: 1, freeBytes: 0 }));
          };
        }),
    );
    const beginning = again.start();
    await settle();
    void again.runner.resume();
    await settle();
    fail();
    expect(await beginning).toBe('');
    await again.answerAll();
    expect((await load(id)).cells.length).toBe(6);
  });

  test('by the end of the visit and deleted meanwhile does not come back', async () => {
    const { runner, kept, answerAll, start, marker, reopened } = setUp();
    await start();
    await answerAll(() => runner.underWay?.done === 1);
    kept.runs.kept.clear();
    const again = reopened();
    await again.runner.resume();
    expect(again.runner.underWay).toBe(undefined);
    expect(marker.read()).toBe('');
  });
});

describe('a run that is done again', () => {
  test('is asked the same, in a run of its own', async () => {
    const { runner, made, answerAll, start, load } = setUp();
    const id = await start();
    await answerAll();
    const then = await load(id);
    const again = await runner.replay(then);
    await answerAll();
    const now = await load(again ?? '');
    expect(now).toMatchObject({ origin: { kind: 'replay', of: id }, columns: then.columns });
    expect(textsOf(now)).toEqual(textsOf(then));
    const [{ requests } = { requests: [] }] = made;
    expect(requests[3]).toEqual({ ...requests[0], conversation: requests[3]?.conversation });
  });

  test('begins where it began: with the conversation and the text before it', async () => {
    const { runner, kept, made, answerAll, start, load } = setUp();
    const run = await load(await start());
    await answerAll();
    const column = {
      ...(run.columns[0] ?? run.columns[1]),
      before: [{ prompt: 'Hi', answer: 'Ho' }],
      answerBegins: 'Well',
    };
    const going = { ...run, columns: [column], items: run.items.slice(0, 1), cells: [] };
    await kept.runs.begin({ ...run, id: 'going' });
    const again = await runner.replay(going as Run);
    await answerAll();
    expect(made[0]?.requests.at(-1)?.input).toMatchObject({
      answerBegins: 'Well',
      messages: [{ text: 'Hi' }, { text: 'Ho' }, { text: 'One?' }],
    });
    expect((await load(again ?? '')).cells[0]?.outcome.answer.text).toMatch(/^Well/);
  });
});
