import { beforeEach, describe, expect, test, vi } from 'vitest';
import { firstWorkspace } from '../../core/comparison/first-workspace';
import type { Workspace } from '../../core/comparison/workspace';
import { adapter } from '../../core/device/fakes';
import { failed, success } from '../../core/outcome';
import type { ModelStore } from '../../core/store/model-store';
import { Comparison } from './comparison.svelte';
import { comparisonPorts } from './fake-ports';
import { FakeEngine } from '../engine/fake-engine';
import { enginePool } from '../fake-engine-pool';
import { large, model, other } from '../models/fake-models';
import { settle } from '../settle';

/** Asks the columns in the order in which they stand, so that a test knows whose turn it is. */
function asShown(workspace: Workspace): Workspace {
  return { ...workspace, controls: { ...workspace.controls, order: 'as-shown' } };
}

function setUp(...parameters: Parameters<typeof enginePool>) {
  const pool = enginePool(...parameters);
  const { engines, store, made, next } = pool;
  let ids = 0;
  const onFirstRun = vi.fn();
  const onChange = vi.fn();
  const onEnded = vi.fn();
  const newId = (): string => `column-${(ids += 1)}`;
  const models = [model, other, large];
  const ports = {
    ...comparisonPorts(pool, models),
    newId,
    onChange,
    onEnded,
    onFirstRun,
  };
  const comparison = new Comparison(ports, asShown(firstWorkspace(model, undefined, newId, 1)));
  const [a, b] = comparison.columns;
  if (!a || !b) throw new Error('a first visit has two columns');
  return { comparison, engines, store, made, next, a, b, onFirstRun, onChange, onEnded };
}

beforeEach(() => {
  FakeEngine.loads = 0;
});

describe('a run', () => {
  test('asks the columns one after another, on one engine where they share a model', async () => {
    const { comparison, made, a, b } = setUp();
    const run = comparison.run('Hi');
    await vi.waitFor(() => expect(a.running?.phase).toBe('prefill'));
    expect(b.running?.phase).toBe('waiting');
    made[0]?.push({ text: 'Hel', tokens: 1 });
    expect(a.running?.phase).toBe('streaming');
    made[0]?.finish('Hello.');
    await settle();
    expect(a.turns[0]?.text).toBe('Hello.');
    expect(b.running?.phase).toBe('prefill');
    made[0]?.finish('Hey.');
    await run;
    expect(FakeEngine.loads).toBe(1);
    expect(comparison.running).toBe(false);
    expect(comparison.record.columns.map(({ turns }) => turns[0]?.answer.text)).toEqual([
      'Hello.',
      'Hey.',
    ]);
  });

  test('sends each column its own settings and its own conversation', async () => {
    const { comparison, made, a, b } = setUp();
    const run = comparison.run('Hi');
    await settle();
    made[0]?.finish('Hello.');
    await settle();
    made[0]?.finish('Hey.');
    await run;
    const requests = made[0]?.requests ?? [];
    expect(requests.map(({ sampling }) => sampling.temperature)).toEqual([0, 0.8]);
    expect(requests.map(({ conversation }) => conversation)).toEqual([a.id, b.id]);
  });

  test('asks nothing for a blank prompt, and nothing while it runs', async () => {
    const { comparison, made } = setUp();
    await comparison.run('  ');
    const run = comparison.run('Hi');
    await comparison.run('Ho');
    await settle();
    made[0]?.finish('1');
    await settle();
    made[0]?.finish('2');
    await run;
    expect(comparison.columns.map(({ turns }) => turns.length)).toEqual([1, 1]);
  });

  test('tells of the first run once: the moment to ask for lasting storage', async () => {
    const { comparison, made, onFirstRun } = setUp();
    for (const prompt of ['Hi', 'Ho']) {
      const run = comparison.run(prompt);
      await settle();
      made[0]?.finish('1');
      await settle();
      made[0]?.finish('2');
      await run;
    }
    expect(onFirstRun).toHaveBeenCalledTimes(1);
  });

  test('ignores a batch that arrives after the end', async () => {
    const { comparison, made, a } = setUp();
    const run = comparison.run('Hi');
    await settle();
    const late = made[0]?.push;
    made[0]?.finish('Hello.');
    await settle();
    late?.({ text: ' again', tokens: 1 });
    expect(a.turns[0]?.text).toBe('Hello.');
    made[0]?.finish('x');
    await run;
  });
});

describe('models', () => {
  async function runBoth({ comparison, made }: ReturnType<typeof setUp>, engines: number[]) {
    const run = comparison.run('Hi');
    for (const engine of engines) {
      await settle();
      made[engine]?.finish('Hello.');
    }
    await run;
  }

  test('that are small stay loaded side by side', async () => {
    const all = setUp();
    all.comparison.choose(all.b, 'other');
    await runBoth(all, [0, 1]);
    await runBoth(all, [0, 1]);
    expect(FakeEngine.loads).toBe(2);
    expect(all.comparison.record.columns.map(({ turns }) => turns.length)).toEqual([2, 2]);
  });

  test('that are too large for that take turns', async () => {
    const all = setUp();
    all.comparison.choose(all.b, 'large');
    await runBoth(all, [0, 1]);
    expect(all.made[0]?.unloaded).toBe(true);
    // The one that is loaded answers before it makes room.
    await runBoth(all, [1, 2]);
    expect(all.made.map(({ unloaded }) => unloaded)).toEqual([true, true, false]);
  });

  test('that fill the memory against expectation are loaded again without the others', async () => {
    const all = setUp();
    all.comparison.choose(all.b, 'other');
    all.next.engine = () => {
      const engine = new FakeEngine();
      if (all.made.length === 1) {
        const failure = { kind: 'out-of-memory', detail: 'full' } as const;
        engine.loadOutcome = Promise.resolve(failed(failure));
      }
      return engine;
    };
    await runBoth(all, [0, 2]);
    expect(all.made.map(({ unloaded }) => unloaded)).toEqual([true, false, false]);
    expect(all.b.turns[0]?.text).toBe('Hello.');
  });

  test('bring what their producers advise, where nobody has chosen otherwise', () => {
    const { comparison, a, b } = setUp();
    comparison.configure(b, { ...b.settings, topP: 0.5, temperature: 0.5 });
    comparison.choose(b, 'other');
    expect(b).toMatchObject({ modelId: 'other', settings: { temperature: 0, topP: 0.5 } });
    comparison.choose(a, 'other');
    expect(a.settings).toMatchObject({ temperature: 0, topP: 1 });
  });

  test('that no column shows yet come with a new column', () => {
    const { comparison, b } = setUp();
    comparison.removeColumn(b);
    comparison.addColumn();
    expect(comparison.columns.map(({ modelId }) => modelId)).toEqual(['small', 'other']);
    expect(comparison.chosenModels).toEqual([model, other]);
  });
});

describe('stopping', () => {
  test('a column that answers interrupts its engine; the next column goes on', async () => {
    const { comparison, made, a, b } = setUp();
    const run = comparison.run('Hi');
    await settle();
    made[0]?.push({ text: 'Hel', tokens: 1 });
    comparison.stop(a);
    expect(a.running?.phase).toBe('stopping');
    expect(made[0]?.interrupted).toBe(1);
    made[0]?.finish('Hel', 'interrupted');
    await settle();
    expect(a.turns[0]?.finish).toBe('interrupted');
    expect(b.running?.phase).toBe('prefill');
    made[0]?.finish('Hey.');
    await run;
  });

  test('a column that waits keeps it from getting its turn', async () => {
    const { comparison, made, b } = setUp();
    const run = comparison.run('Hi');
    await settle();
    comparison.stop(b);
    expect(b.turns[0]?.finish).toBe('interrupted');
    made[0]?.finish('Hello.');
    await run;
    expect(made[0]?.requests.length).toBe(1);
  });

  test('a download ends it, without calling it a failure', async () => {
    let end: (outcome: Awaited<ReturnType<ModelStore['fetch']>>) => void = () => undefined;
    const fetch = () =>
      new Promise<Awaited<ReturnType<ModelStore['fetch']>>>((resolve) => (end = resolve));
    const { comparison, store, a } = setUp({ fetch });
    const run = comparison.run('Hi');
    await settle();
    comparison.stopAll();
    expect(store.abort).toHaveBeenCalledWith('small');
    end(failed({ kind: 'aborted' }));
    await run;
    expect(a.turns[0]?.finish).toBe('interrupted');
    expect(a.turns[0]?.failure).toBeUndefined();
  });

  test('while the device is looked at starts no download', async () => {
    let found: () => void = () => undefined;
    const { comparison, store, a } = setUp({}, () =>
      new Promise<void>((resolve) => (found = resolve)).then(() => success(adapter)),
    );
    const run = comparison.run('Hi');
    await settle();
    comparison.stopAll();
    found();
    await run;
    expect(store.fetch).not.toHaveBeenCalled();
    expect(a.turns[0]?.finish).toBe('interrupted');
  });

  test('a load ends the engine that loads', async () => {
    const { comparison, made, next, a } = setUp();
    next.engine = () => {
      const engine = new FakeEngine();
      engine.loadOutcome = engine.lost.then(failed);
      return engine;
    };
    const run = comparison.run('Hi');
    await settle();
    comparison.stopAll();
    await run;
    expect(made[0]?.unloaded).toBe(true);
    expect(a.turns[0]?.finish).toBe('interrupted');
  });

  test('an engine that does not stop is replaced at once, before anyone asks', async () => {
    const { comparison, engines, made, a } = setUp();
    const run = comparison.run('Hi');
    await settle();
    comparison.stopAll();
    made[0]?.lose({ kind: 'stopped-hard' });
    await run;
    await settle();
    expect(a.turns[0]?.finish).toBe('interrupted');
    expect(made.length).toBe(2);
    expect(engines.capabilitiesOf('small')).toBeDefined();
  });
});

describe('a failure', () => {
  test('of the device leaves what was said, and asking again starts a new engine', async () => {
    const { comparison, made, a, b } = setUp();
    const run = comparison.run('Hi');
    await settle();
    made[0]?.push({ text: 'Half', tokens: 1 });
    made[0]?.lose({ kind: 'device-lost', detail: 'gone' });
    await settle();
    expect(a.turns[0]).toMatchObject({ text: 'Half', failure: { kind: 'device-lost' } });
    // The second column has a new engine without asking.
    made[1]?.finish('Hey.');
    await run;
    expect(b.turns[0]?.text).toBe('Hey.');
    const retry = comparison.retry(a);
    await settle();
    made[1]?.finish('Whole.');
    await retry;
    expect(a.turns.map(({ text }) => text)).toEqual(['Whole.']);
  });

  test('of the files names them; repairing asks the same prompt again', async () => {
    const damage = {
      kind: 'hash-mismatch',
      place: 'device',
      modelId: 'small',
      file: 'f',
      part: 'f.part1',
      partSizeBytes: 5,
    } as const;
    const { comparison, made, next, store, a, b } = setUp();
    next.engine = () => {
      const engine = new FakeEngine();
      const failure = { kind: 'files', failure: damage } as const;
      engine.loadOutcome = Promise.resolve(failed(failure));
      return engine;
    };
    await comparison.run('Hi');
    expect(a.turns[0]?.failure).toEqual({ kind: 'files', failure: damage });
    expect(b.turns[0]?.failure).toEqual({ kind: 'files', failure: damage });
    next.engine = () => new FakeEngine();
    const repair = comparison.retry(a, 'repaired');
    await settle();
    expect(store.repair).toHaveBeenCalledTimes(1);
    made.at(-1)?.finish('Hello.');
    await repair;
    expect(a.turns.map(({ prompt, text }) => [prompt, text])).toEqual([['Hi', 'Hello.']]);
  });

  test('that nobody expected ends the turn in words, and the screen can be used again', async () => {
    const { comparison, a } = setUp({}, () => Promise.reject(new Error('odd')));
    await comparison.run('Hi');
    expect(a.turns[0]?.failure).toMatchObject({ kind: 'load-failed' });
    expect(comparison.running).toBe(false);
  });

  test('of one column does not keep the next from answering', async () => {
    const { comparison, made, a, b } = setUp();
    const run = comparison.run('Hi');
    await settle();
    made[0]?.fail({ kind: 'context-exceeded', promptTokens: 200, contextTokens: 100 });
    await settle();
    expect(a.turns[0]?.failure?.kind).toBe('context-exceeded');
    made[0]?.finish('Hey.');
    await run;
    expect(b.turns[0]?.text).toBe('Hey.');
  });
});

describe('asking again', () => {
  async function answered() {
    const made = setUp();
    const run = made.comparison.run('Hi');
    await settle();
    made.made[0]?.finish('Hello.');
    await settle();
    made.made[0]?.finish('Hey.');
    await run;
    return made;
  }

  test('keeps the earlier answer until there is another', async () => {
    const { comparison, made, a } = await answered();
    const retry = comparison.retry(a);
    await settle();
    expect(comparison.record.columns[0]?.turns[0]?.answer.text).toBe('Hello.');
    made[0]?.fail({ kind: 'generation-failed', detail: 'x' });
    await retry;
    expect(a.turns[0]).toMatchObject({
      text: 'Hello.',
      finish: 'stop',
      failure: { kind: 'generation-failed' },
    });
  });

  test('replaces it once something is said', async () => {
    const { comparison, made, a } = await answered();
    const retry = comparison.retry(a);
    await settle();
    made[0]?.push({ text: 'Other', tokens: 1 });
    expect(comparison.record.columns[0]?.turns[0]?.answer.text).toBe('Other');
    made[0]?.finish('Other.');
    await retry;
    expect(a.turns.map(({ text }) => text)).toEqual(['Other.']);
  });
});

test('a column whose model is not in the catalogue says so; the next column answers', async () => {
  const { comparison, made, a, b } = setUp();
  a.choose('gone', a.settings);
  const run = comparison.run('Hi');
  await settle();
  expect(a.turns[0]?.failure).toEqual({ kind: 'unknown-model', modelId: 'gone' });
  made[0]?.finish('Hey.');
  await run;
  expect(b.turns[0]?.text).toBe('Hey.');
});

test('running an example leaves a draft alone that nobody has sent', async () => {
  const { comparison, made } = setUp();
  comparison.draft = 'Mine';
  const run = comparison.run('An example');
  await settle();
  made[0]?.finish('1');
  await settle();
  made[0]?.finish('2');
  await run;
  expect(comparison.draft).toBe('Mine');
});

describe('what outlives the visit', () => {
  test('is told after every change', async () => {
    const { comparison, made, onChange, a } = setUp();
    comparison.draft = 'Hel';
    expect(onChange).toHaveBeenCalledTimes(1);
    comparison.configure(a, { ...a.settings, seed: 7 });
    expect(onChange).toHaveBeenCalledTimes(2);
    const run = comparison.run('Hi');
    await settle();
    const calls = onChange.mock.calls.length;
    made[0]?.push({ text: 'x', tokens: 1 });
    expect(onChange.mock.calls.length).toBe(calls + 1);
    made[0]?.finish('1');
    await settle();
    made[0]?.finish('2');
    await run;
  });

  test('is saved when an answer has ended, and when the run has', async () => {
    const { comparison, made, onEnded, a } = setUp();
    const ends: string[][] = [];
    onEnded.mockImplementation(() => {
      ends.push(comparison.record.columns.map(({ turns }) => turns[0]?.answer.finish ?? ''));
    });
    const run = comparison.run('Hi');
    await vi.waitFor(() => expect(a.running?.phase).toBe('prefill'));
    made[0]?.push({ text: 'x', tokens: 1 });
    expect(ends).toEqual([]);
    made[0]?.finish('1');
    await settle();
    expect(ends).toEqual([['stop', 'cut-off']]);
    made[0]?.finish('2');
    await run;
    expect(ends.slice(1)).toEqual([
      ['stop', 'stop'],
      ['stop', 'stop'],
    ]);
  });

  test('holds a running answer as cut off', async () => {
    const { comparison, made } = setUp();
    void comparison.run('Hi');
    await settle();
    made[0]?.push({ text: 'Half', tokens: 1 });
    expect(comparison.record.columns[0]?.turns[0]?.answer).toMatchObject({
      text: 'Half',
      finish: 'cut-off',
      figures: null,
    });
  });
});
