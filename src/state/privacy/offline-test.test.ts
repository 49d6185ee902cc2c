import { expect, onTestFinished, test, vi } from 'vitest';
import { quietSeconds } from '../../core/engine/engine';
import { failed, success } from '../../core/outcome';
import type { UnpluggedReport, Unplugging } from '../../core/offline/unplugged';
import { ModelLoader } from '../engine/model-loader';
import { OfflineTest } from './offline-test.svelte';
import { FakeEngine } from '../engine/fake-engine';
import { model, packedLibrary, packedModel, storedModel } from '../models/fake-models';
import { settle } from '../settle';

const quiet: UnpluggedReport = { refused: [], answered: ['/engine.worker.js'] };

function offlineTestWith(
  end: Awaited<ReturnType<Unplugging['begin']>> | UnpluggedReport = quiet,
  kept = storedModel,
) {
  const engine = new FakeEngine();
  const events: string[] = [];
  const session = {
    end: () => {
      events.push('plugged in');
      return Promise.resolve(
        'ok' in end ? failed({ kind: 'test-interrupted' } as const) : success(end),
      );
    },
  };
  const offlineTest = new OfflineTest({
    models: [model],
    store: { list: () => Promise.resolve(success([kept])) },
    network: {
      begin: () => {
        events.push('unplugged');
        return Promise.resolve('ok' in end && !end.ok ? end : success(session));
      },
    },
    loader: () =>
      Promise.resolve(
        new ModelLoader({
          startEngine: () => {
            events.push('started');
            return engine;
          },
          permits: () => Promise.resolve(false),
          catalogue: [],
        }),
      ),
    unloadAll: vi.fn(() => events.push('unloaded all')),
  });
  return { offlineTest, engine, events };
}

test('a fresh engine is loaded and asked between unplugging and plugging in', async () => {
  const { offlineTest, engine, events } = offlineTestWith();
  const running = offlineTest.run('small', 'Hi');
  await settle();
  expect(offlineTest.step).toBe('answer');
  expect(engine.requests[0]?.sampling).toMatchObject({ temperature: 0, maxTokens: 16 });
  engine.finish('Hello');
  await running;
  expect(events).toEqual(['unplugged', 'unloaded all', 'started', 'plugged in']);
  expect(offlineTest.outcome).toMatchObject({
    ok: true,
    value: { text: 'Hello', modelName: 'Small' },
  });
  expect(offlineTest.report).toEqual(quiet);
  expect(engine.unloaded).toBe(true);
  expect(offlineTest.step).toBeUndefined();
});

test('an answer proves nothing where the network was not held back to the end', async () => {
  const { offlineTest, engine } = offlineTestWith(
    success({ end: () => Promise.reject(new Error()) }),
  );
  const running = offlineTest.run('small', 'Hi');
  await settle();
  engine.finish('Hello');
  await running;
  expect(offlineTest.outcome).toEqual(failed({ kind: 'test-interrupted' }));
  expect(offlineTest.report).toBeUndefined();
});

test('nothing is unloaded where the network cannot be held back', async () => {
  const { offlineTest, events } = offlineTestWith(failed({ kind: 'not-in-control' }));
  await offlineTest.run('small', 'Hi');
  expect(offlineTest.outcome).toEqual(failed({ kind: 'not-in-control' }));
  expect(events).toEqual(['unplugged']);
});

test('the network comes back also where the model is not here, or the test is stopped', async () => {
  const missing = offlineTestWith();
  await missing.offlineTest.run('other', 'Hi');
  expect(missing.offlineTest.outcome).toMatchObject({ failure: { kind: 'files' } });
  expect(missing.events).toContain('plugged in');

  const stopped = offlineTestWith();
  const running = stopped.offlineTest.run('small', 'Hi');
  await settle();
  stopped.offlineTest.stop();
  await running;
  expect(stopped.offlineTest.outcome).toEqual(failed({ kind: 'unloaded' }));
  expect(stopped.events).toContain('plugged in');
});

test('what was asked for is told also where the model could not be loaded', async () => {
  const { offlineTest, engine } = offlineTestWith({ refused: ['/a'], answered: [] });
  engine.loadOutcome = Promise.resolve(failed({ kind: 'load-failed', detail: '' }));
  await offlineTest.run('small', 'Hi');
  expect(offlineTest.outcome).toMatchObject({ failure: { kind: 'load-failed' } });
  expect(offlineTest.report?.refused).toEqual(['/a']);
});

test('a model whose own library may not run here is not loaded for it', async () => {
  const { offlineTest, events } = offlineTestWith(quiet, packedModel);
  await offlineTest.run('small', 'Hi');
  const failure = { kind: 'library-not-allowed', sha256: packedLibrary } as const;
  expect(offlineTest.outcome).toEqual(failed(failure));
  expect(events).toEqual(['unplugged', 'plugged in']);
});

test('an error that nobody foresaw gives the network back and ends the engine', async () => {
  const { offlineTest, engine, events } = offlineTestWith();
  engine.load = () => Promise.reject(new Error('no worker'));
  await offlineTest.run('small', 'Hi');
  const detail = 'Error: no worker';
  expect(offlineTest.outcome).toEqual(failed({ kind: 'load-failed', detail }));
  expect(engine.unloaded).toBe(true);
  expect(events).toContain('plugged in');
  expect(offlineTest.step).toBeUndefined();
});

test('an engine that gives no sign while it is loaded is given up, and the network comes back', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const { offlineTest, engine, events } = offlineTestWith();
  engine.loadOutcome = new Promise(() => undefined);
  const running = offlineTest.run('small', 'Hi');
  await vi.advanceTimersByTimeAsync(quietSeconds.load * 1000);
  await running;
  expect(offlineTest.outcome).toMatchObject({ failure: { kind: 'stalled', during: 'load' } });
  expect(engine.unloaded).toBe(true);
  expect(events).toContain('plugged in');
});

test('a network that cannot be held back for an error lets the next test begin', async () => {
  const { offlineTest } = offlineTestWith();
  const begin = vi
    .spyOn(offlineTest.ports.network, 'begin')
    .mockRejectedValueOnce(new Error('gone'));
  await expect(offlineTest.run('small', 'Hi')).rejects.toThrow('gone');
  expect(offlineTest.step).toBeUndefined();
  await offlineTest.run('other', 'Hi');
  expect(begin).toHaveBeenCalledTimes(2);
});
