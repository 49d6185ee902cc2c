import { expect, test } from 'vitest';
import type { Model } from '../core/catalogue/model';
import { failed, success } from '../core/outcome';
import type { ModelStore } from '../core/store/model-store';
import { engineRoom, FakeEngine, large, model, other, settle, stored } from './fakes';

const full = failed({ kind: 'out-of-memory', detail: 'full' } as const);
function setUp(change: Partial<ModelStore> = {}) {
  const { engines: room, ...rest } = engineRoom(change);
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
  expect(room.network).toBeUndefined();
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
  expect(room.network).toBe('not-blocked');
});
