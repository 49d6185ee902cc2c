import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Model } from '../../core/catalogue/model';
import { quietSeconds } from '../../core/engine/engine';
import { failed, success } from '../../core/outcome';
import type { ModelStore } from '../../core/store/model-store';
import { FakeEngine } from './fake-engine';
import { enginePool } from '../fake-engine-pool';
import { loadedNetwork } from './loaded-network';
import { keptText } from '../fake-kept-text';
import { large, model, other, stored } from '../models/fake-models';
import { settle } from '../settle';

const full = failed({ kind: 'out-of-memory', detail: 'full' } as const);
function setUp(change: Partial<ModelStore> = {}, kept = keptText()) {
  const { engines: room, ...rest } = enginePool(change, undefined, kept);
  const prepare = (wanted: Model, signal = new AbortController().signal) =>
    room.prepare(wanted, 'as-they-are', signal);
  return { room, prepare, ...rest };
}

/** An engine whose load ends when the test says so. */
function slowEngine() {
  const engine = new FakeEngine();
  const usual = engine.load();
  let finish: () => void = () => undefined;
  engine.loadOutcome = new Promise((resolve) => (finish = () => void usual.then(resolve)));
  return { engine, finish: () => finish() };
}

test('two who wait for the same model behind another one get one engine', async () => {
  const { made, next, prepare } = setUp();
  const slow = slowEngine();
  next.engine = () => slow.engine;
  const first = prepare(model);
  await settle();
  next.engine = () => new FakeEngine();
  const waiting = [prepare(other), prepare(other)];
  await settle();
  slow.finish();
  const engines = await Promise.all([first, ...waiting]);
  expect(made.length).toBe(2);
  expect(engines[1]).toEqual(success(made[1]));
  expect(engines[2]).toEqual(success(made[1]));
});

test('who changes their mind while another model is made ready starts no download', async () => {
  const { store, next, prepare } = setUp();
  const slow = slowEngine();
  next.engine = () => slow.engine;
  const first = prepare(model);
  const ending = new AbortController();
  const second = prepare(other, ending.signal);
  await settle();
  ending.abort();
  slow.finish();
  expect(await first).toMatchObject({ ok: true });
  expect(await second).toEqual(failed({ kind: 'unloaded' }));
  expect(store.fetch).toHaveBeenCalledTimes(1);
});

test('an engine keeps its place until the files of the next one are here', async () => {
  const network = { kind: 'network', file: 'f', part: 'p', status: 404 } as const;
  const { made, prepare } = setUp({
    fetch: (wanted) => Promise.resolve(wanted === large ? failed(network) : stored),
  });
  await prepare(model);
  expect(await prepare(large)).toMatchObject({ ok: false });
  expect(made[0]?.unloaded).toBe(false);
});

test('an engine whose files were replaced meanwhile goes before the next run, not in the middle of one', async () => {
  const { room, here, made, prepare } = setUp();
  await prepare(model);
  here.stored = stored.value;
  room.lock.take();
  expect(made[0]?.unloaded).toBe(false);
  const part = { path: 'f', sizeBytes: 1, sha256: 'a'.repeat(64) };
  here.stored = { ...stored.value, files: [{ ...part, parts: [part] }] };
  await prepare(model);
  expect(made).toHaveLength(1);
  room.lock.release();
  room.lock.take();
  expect(made[0]?.unloaded).toBe(true);
  await prepare(model);
  expect(made).toHaveLength(2);
});

describe('an update that ends while the old files are loaded', () => {
  const part = { path: 'f', sizeBytes: 1, sha256: 'a'.repeat(64) };
  const newer = { ...stored.value, files: [{ ...part, parts: [part] }] };
  const gone = {
    kind: 'hash-mismatch',
    place: 'device',
    modelId: model.id,
    file: 'f',
    part: 'f',
    partSizeBytes: 1,
  } as const;

  test.each([
    [
      'they are gone before all of them were read',
      failed({ kind: 'files', failure: gone } as const),
    ],
    ['they may be of either', undefined],
  ])('has the new ones loaded, as %s', async (_, outcome) => {
    let isUpdated = false;
    const fetched = (): typeof stored => success(isUpdated ? newer : stored.value);
    const { made, next, prepare, room } = setUp({
      list: () => Promise.resolve(success(isUpdated ? [newer] : [])),
      fetch: () => Promise.resolve(fetched()),
    });
    next.engine = () => {
      const engine = new FakeEngine();
      const usual = engine.load();
      if (!isUpdated) engine.loadOutcome = outcome ? Promise.resolve(outcome) : usual;
      isUpdated = true;
      return engine;
    };
    expect(await prepare(model)).toEqual(success(made[1]));
    expect(made).toHaveLength(2);
    if (!outcome) expect(made[0]?.unloaded).toBe(true);
    expect(room.loaded.map(({ model: { files } }) => files.list)).toEqual([newer.files]);
  });
});

test('what is loaded again before anyone asks takes no other engine’s place', async () => {
  const { made, next, prepare } = setUp();
  await prepare(model);
  await prepare(other);
  next.engine = () => {
    const engine = new FakeEngine();
    engine.loadOutcome = Promise.resolve(full);
    return engine;
  };
  made[0]?.lose({ kind: 'stopped-hard' });
  await settle();
  expect(made.length).toBe(3);
  expect(made[1]?.unloaded).toBe(false);
});

test('a question does not fail with what was tried before anyone asked', async () => {
  const { made, next, prepare } = setUp();
  await prepare(model);
  const slow = new FakeEngine();
  let fill: () => void = () => undefined;
  slow.loadOutcome = new Promise((resolve) => {
    fill = () => {
      resolve(full);
    };
  });
  next.engine = () => slow;
  made[0]?.lose({ kind: 'stopped-hard' });
  await settle();
  next.engine = () => new FakeEngine();
  const asked = prepare(model);
  fill();
  expect(await asked).toEqual(success(made[2]));
});

test('a GPU that is lost under one engine ends the others, which are on the same one', async () => {
  const { room, made, prepare } = setUp();
  await prepare(other);
  await prepare(model);
  made[1]?.lose({ kind: 'device-lost', detail: 'gone' });
  await settle();
  expect(made[0]?.unloaded).toBe(true);
  expect(room.capabilitiesOf('other')).toBeUndefined();
});

test('one engine that could reach a network is enough to say so', async () => {
  const { room, next, prepare } = setUp();
  expect(loadedNetwork(room.loaded)).toBeUndefined();
  const open = new FakeEngine();
  open.loadOutcome = open
    .load()
    .then((loaded) =>
      loaded.ok ? success({ ...loaded.value, network: 'not-blocked' as const }) : loaded,
    );
  next.engine = () => open;
  await prepare(model);
  next.engine = () => new FakeEngine();
  await prepare(other);
  expect(loadedNetwork(room.loaded)).toBe('not-blocked');
});

test('it says so while any model is being made ready', async () => {
  const { room, next, prepare } = setUp();
  const slow = slowEngine();
  next.engine = () => slow.engine;
  expect(room.isPreparing).toBe(false);
  const preparing = prepare(model);
  expect(room.isPreparing).toBe(true);
  await settle();
  slow.finish();
  await preparing;
  expect(room.isPreparing).toBe(false);
});

test('progress that comes when all is done does not look like work', async () => {
  const { room, made, prepare } = setUp();
  await prepare(model);
  made[0]?.onProgress({
    totalBytes: 1,
    readBytes: 1,
    verifiedBytes: 1,
    uploadedBytes: 1,
    pipelines: 1,
    totalPipelines: 1,
  });
  expect(room.preparationOf('small')).toBeUndefined();
});

/** 100 MB of weights, 10 kB for each of 4,096 tokens. */
const roomy: Model = {
  ...model,
  id: 'roomy',
  contextTokens: 4096,
  needs: {
    ...model.needs,
    memoryBytes: 100e6 + 4096e4,
    contextTokens: 4096,
    kvBytesPerToken: 1e4,
  },
};

describe('the memory of the graphics adapter', () => {
  test('is given to as much context as there is room for', async () => {
    const { made, memory, prepare } = setUp();
    memory.budgetBytes = 120e6;
    await prepare(roomy);
    expect(made[0]?.contextTokens).toBe(1792);
  });

  test('is not given to what is too large: that is told before anything is fetched', async () => {
    const { made, store, memory, prepare } = setUp();
    memory.budgetBytes = 105e6;
    expect(await prepare(roomy)).toEqual(
      failed({ kind: 'too-large', neededBytes: 100e6 + 512e4, budgetBytes: 105e6 }),
    );
    expect(store.fetch).not.toHaveBeenCalled();
    expect(made.length).toBe(0);
  });

  test('is tried with what nobody knows', async () => {
    const { made, memory, prepare } = setUp();
    memory.budgetBytes = 1;
    await prepare({ ...roomy, needs: { ...roomy.needs, memoryBytes: null } });
    expect(made[0]?.contextTokens).toBe(4096);
  });

  test('holds engines side by side as far as the budget goes', async () => {
    const { room, made, memory, prepare } = setUp();
    memory.budgetBytes = 300e6;
    await prepare(roomy);
    await prepare({ ...roomy, id: 'second' });
    expect(made[0]?.unloaded).toBe(false);
    await prepare({ ...roomy, id: 'third' });
    expect(made[0]?.unloaded).toBe(true);
    expect(room.capabilitiesOf('second')).toBeDefined();
  });

  test('is used anew when a person gives more of it, and left alone when there is less', async () => {
    const { made, memory, prepare } = setUp();
    memory.budgetBytes = 120e6;
    await prepare(roomy);
    memory.budgetBytes = 110e6;
    await prepare(roomy);
    expect(made.length).toBe(1);
    memory.budgetBytes = 200e6;
    await prepare(roomy);
    expect(made[1]?.contextTokens).toBe(4096);
    expect(made[0]?.unloaded).toBe(true);
  });

  test('is spared where someone wishes for less context', async () => {
    const { made, memory, prepare } = setUp();
    await prepare(roomy);
    memory.wishedTokens = 1024;
    await prepare(roomy);
    expect(made.map(({ contextTokens }) => contextTokens)).toEqual([4096, 1024]);
  });

  test('that was full is told with all that was on it', async () => {
    const { next, prepare, onMemoryTrouble } = setUp();
    await prepare(model);
    next.engine = () => {
      const engine = new FakeEngine();
      engine.loadOutcome = Promise.resolve(full);
      return engine;
    };
    expect(await prepare(roomy)).toEqual(full);
    // First beside the other model, then alone.
    expect(onMemoryTrouble.mock.calls).toEqual([
      [{ kind: 'out-of-memory', takenBytes: 100e6 + 4096e4 + 1 }],
      [{ kind: 'out-of-memory', takenBytes: 100e6 + 4096e4 }],
    ]);
  });

  test('that was lost in an answer is told once, however many engines were on it', async () => {
    const { made, prepare, onMemoryTrouble } = setUp();
    await prepare(model);
    await prepare(roomy);
    for (const engine of [made[1], made[0]]) engine?.lose({ kind: 'device-lost', detail: 'gone' });
    await settle();
    expect(onMemoryTrouble.mock.calls).toEqual([
      [{ kind: 'device-lost', takenBytes: 100e6 + 4096e4 + 1 }],
    ]);
  });

  test('that runs full in an answer is told, and the engine is given up', async () => {
    const { room, made, prepare, onMemoryTrouble } = setUp();
    await prepare(roomy);
    made[0]?.lose({ kind: 'out-of-memory', detail: 'full' });
    await settle();
    expect(onMemoryTrouble.mock.calls).toEqual([
      [{ kind: 'out-of-memory', takenBytes: 100e6 + 4096e4 }],
    ]);
    expect(room.capabilitiesOf('roomy')).toBeUndefined();
  });

  test('is not blamed for what a person has stopped', async () => {
    const { made, prepare, onMemoryTrouble } = setUp();
    await prepare(model);
    made[0]?.lose({ kind: 'stopped-hard' });
    await settle();
    expect(onMemoryTrouble).not.toHaveBeenCalled();
  });
});

describe('the self-test', () => {
  const broken = () => {
    const engine = new FakeEngine();
    engine.selfTestText = '!!!!!!!!!!!!!!!!';
    return engine;
  };

  test('is done once after the first load, before anyone else has the engine, and leaves no trace', async () => {
    const kept = keptText();
    const { room, made, prepare } = setUp({}, kept);
    await prepare(model);
    await prepare(model);
    expect(made.map(({ selfTests, resets }) => [selfTests, resets])).toEqual([[1, 1]]);
    expect(room.selfTestOf(stored.value)).toMatchObject({ outcome: 'passed' });

    const later = setUp({}, kept);
    expect(later.room.selfTestOf(stored.value)).toMatchObject({ outcome: 'passed' });
    await later.prepare(model);
    expect(later.made[0]?.selfTests).toBe(0);
  });

  test('is done again for other files', async () => {
    const kept = keptText();
    await setUp({}, kept).prepare(model);
    const file = { path: 'f', sizeBytes: 1, sha256: 'ab'.repeat(32), parts: [] };
    const newer = { ...stored.value, files: [file] };
    const { room, made, prepare } = setUp({ fetch: () => Promise.resolve(success(newer)) }, kept);
    expect([stored.value, newer, undefined].map((one) => room.selfTestOf(one)?.outcome)).toEqual([
      'passed',
      undefined,
      undefined,
    ]);
    await prepare(model);
    expect(made[0]?.selfTests).toBe(1);
    expect(room.selfTestOf(newer)).toMatchObject({ outcome: 'passed' });
  });

  test('that fails keeps nobody from asking, and is remembered with what was said', async () => {
    const { room, next, prepare } = setUp();
    next.engine = broken;
    expect(await prepare(model)).toMatchObject({ ok: true });
    expect(room.selfTestOf(stored.value)).toMatchObject({
      outcome: 'failed',
      text: '!!!!!!!!!!!!!!!!',
    });
  });

  test('is shown while it runs, and ended by who changes their mind', async () => {
    const { room, made, next, prepare } = setUp();
    next.engine = () => {
      const engine = new FakeEngine();
      // It says nothing until it is ended.
      engine.finish = () => undefined;
      return engine;
    };
    const ending = new AbortController();
    const ready = prepare(model, ending.signal);
    await settle();
    expect(room.preparationOf('small')).toEqual({ step: 'self-test' });
    ending.abort();
    expect(await ready).toEqual(failed({ kind: 'unloaded' }));
    expect(made[0]?.unloaded).toBe(true);
    expect(room.selfTestOf(stored.value)).toBeUndefined();
  });

  test('of which nothing comes but a failure tells nothing of the model', async () => {
    const { room, next, prepare } = setUp();
    next.engine = () => {
      const engine = new FakeEngine();
      engine.finish = () => {
        engine.fail({ kind: 'generation-failed', detail: 'x' });
      };
      return engine;
    };
    expect(await prepare(model)).toMatchObject({ ok: true });
    expect(room.selfTestOf(stored.value)).toBeUndefined();
  });

  test('can be done again by hand, and those who ask meanwhile wait for it', async () => {
    const { room, made, next, prepare } = setUp();
    next.engine = broken;
    await prepare(model);
    const [engine] = made;
    if (!engine) throw new Error('it was loaded');
    const finish = engine.finish.bind(engine);
    engine.finish = () => undefined;
    const again = room.testAgain(model);
    await settle();
    let given = false;
    const asked = prepare(model).finally(() => (given = true));
    await settle();
    expect(given).toBe(false);
    finish('The capital of France is Paris.');
    expect(await again).toMatchObject({ ok: true, value: { outcome: 'passed' } });
    expect(await asked).toEqual(success(engine));
    expect(room.selfTestOf(stored.value)).toMatchObject({ outcome: 'passed' });
    expect(made.length).toBe(1);
    expect(engine.selfTests).toBe(2);
    expect(room.preparationOf('small')).toBeUndefined();
  });

  test('by hand of a model that is not loaded is that of its first load', async () => {
    const { room, made } = setUp();
    expect(await room.testAgain(model)).toMatchObject({ ok: true, value: { outcome: 'passed' } });
    expect(made[0]?.selfTests).toBe(1);
  });
});

describe('an engine of which nothing is heard', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const wait = (seconds: number) => vi.advanceTimersByTimeAsync(seconds * 1000);

  const quietInTest = (): FakeEngine => {
    const engine = new FakeEngine();
    engine.finish = () => undefined;
    return engine;
  };

  test.each([true, false])(
    'in its self-test is given up after minutes, deaf to being interrupted: %s',
    async (isDeaf) => {
      const { room, made, next, prepare } = setUp();
      next.engine = () => Object.assign(quietInTest(), { isDeaf });
      const ready = prepare(model);
      await wait(quietSeconds['self-test'] - 1);
      expect(room.preparationOf('small')).toEqual({ step: 'self-test' });
      expect(made[0]?.interrupted).toBe(0);
      await wait(1);
      if (!isDeaf) made[0]?.fail({ kind: 'generation-failed', detail: 'interrupted' });
      expect(await ready).toEqual(
        failed({ kind: 'stalled', during: 'self-test', quietSeconds: 180 }),
      );
      expect([made[0]?.interrupted, made[0]?.unloaded]).toEqual([1, true]);
      expect(room.selfTestOf(stored.value)).toBeUndefined();
      // It is not loaded again by itself, to stay stuck again.
      await wait(1000);
      expect(made.length).toBe(1);
      expect([room.loaded, room.isPreparing]).toEqual([[], false]);
    },
  );

  test('while it is loaded is given up after minutes; one that gets on is not', async () => {
    const { made, next, prepare } = setUp();
    next.engine = () =>
      Object.assign(new FakeEngine(), { loadOutcome: new Promise(() => undefined) });
    const ready = prepare(model);
    const counts = { totalBytes: 9, verifiedBytes: 0, uploadedBytes: 0 };
    for (let readBytes = 0; readBytes < 5; readBytes += 1) {
      await wait(quietSeconds.load - 61);
      made[0]?.onProgress({ ...counts, readBytes, pipelines: 0, totalPipelines: 0 });
    }
    expect(made[0]?.unloaded).toBe(false);
    await wait(quietSeconds.load);
    expect(await ready).toEqual(failed({ kind: 'stalled', during: 'load', quietSeconds: 300 }));
    expect(made[0]?.unloaded).toBe(true);
  });
});
