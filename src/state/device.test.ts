import { describe, expect, test } from 'vitest';
import type { ModelFile } from '../core/catalogue/files';
import type { ShellState } from '../core/offline/offline-shell';
import { failed, success } from '../core/outcome';
import { Device, type DevicePorts } from './device.svelte';
import { adapter, keptText, large, model as small, storedModel } from './fakes';

const file = (sha256: string): ModelFile => ({
  path: 'weights.bin',
  sizeBytes: 5,
  sha256,
  parts: [{ path: 'weights.bin', sizeBytes: 5, sha256 }],
});
async function deviceWith(
  files: readonly ModelFile[],
  state: ShellState,
  change: Partial<DevicePorts> = {},
): Promise<Device> {
  const stored = { ...storedModel, id: 'm', files };
  const device = new Device({
    models: [{ ...small, id: 'm', files: { kind: 'complete', folder: 'm/', list: [file('new')] } }],
    store: { list: () => Promise.resolve(success(files.length > 0 ? [stored] : [])) },
    shell: {
      onChange: (listener) => {
        listener({ state, updateWaiting: false });
      },
      applyUpdate: () => undefined,
    },
    keeper: {
      persistence: () => Promise.resolve('unasked'),
      persist: () => Promise.resolve('granted'),
      estimate: () => Promise.resolve({ usedBytes: null, quotaBytes: null }),
    },
    probe: () => Promise.resolve(failed({ kind: 'no-webgpu' })),
    deviceMemoryBytes: null,
    browser: { userAgent: '', touchPoints: 0 },
    calendar: { nowMs: () => 5 },
    keptBudget: keptText(),
    keptContext: keptText(),
    ...change,
  });
  await device.look();
  return device;
}

test('it is ready without a network once the program and all models asked for are here', async () => {
  const model = { id: 'm' };
  expect((await deviceWith([file('new')], 'kept')).isReadyOffline([model])).toBe(true);
  expect((await deviceWith([file('new')], 'kept')).isReadyOffline([model, { id: 'n' }])).toBe(
    false,
  );
  expect((await deviceWith([file('new')], 'preparing')).isReadyOffline([model])).toBe(false);
  expect((await deviceWith([], 'kept')).isReadyOffline([model])).toBe(false);
});

test('a model whose files have changed in the catalogue is not here any more', async () => {
  const device = await deviceWith([file('old')], 'kept');
  expect(device.has('m')).toBe(false);
  expect(device.isReadyOffline([{ id: 'm' }])).toBe(false);
});

describe('the budget for the graphics memory', () => {
  const probe = () => Promise.resolve(success(adapter));
  const withMemory = (change: Partial<DevicePorts>) => deviceWith([], 'kept', { probe, ...change });

  test('is assumed from what the browser tells until someone sets it, and again after that', async () => {
    const device = await withMemory({});
    expect(device.budget).toEqual({ source: 'default', bytes: 2 ** 30 });
    device.setBudget(3e9);
    expect(device.budget).toEqual({ source: 'person', bytes: 3e9 });
    device.setBudget(undefined);
    expect(device.budget.source).toBe('default');
  });

  test('is remembered, with the failure that lowered it', async () => {
    const keptBudget = keptText();
    const device = await withMemory({ keptBudget });
    device.setBudget(4e9);
    device.noteMemoryTrouble({ kind: 'out-of-memory', takenBytes: 2e9 });
    const lowered = { source: 'lowered', bytes: 1.5e9, fromBytes: 4e9, atMs: 5 };
    expect(device.budget).toMatchObject(lowered);
    expect((await withMemory({ keptBudget })).budget).toMatchObject(lowered);
    device.setBudget(undefined);
    expect((await withMemory({ keptBudget })).budget.source).toBe('default');
  });

  test('stays where a device is lost that held little', async () => {
    const device = await withMemory({});
    device.noteMemoryTrouble({ kind: 'device-lost', takenBytes: 205e6 });
    expect(device.budget.source).toBe('default');
  });

  test('decides which models fit, with the context that someone has chosen', async () => {
    const keptContext = keptText();
    const device = await withMemory({ keptContext });
    expect(device.fitOf(large)).toMatchObject({ kind: 'runs', contextTokens: 100 });
    device.wishForContext(50);
    expect(device.fitOf(small)).toMatchObject({ contextTokens: 50 });
    expect((await withMemory({ keptContext })).wishedTokens).toBe(50);
    device.wishForContext(undefined);
    expect(device.fitOf(small)).toMatchObject({ contextTokens: 100 });
    expect((await withMemory({ keptContext })).wishedTokens).toBeUndefined();
    device.setBudget(2 ** 29);
    expect(device.fitOf(large)).toMatchObject({ kind: 'too-large' });
  });
});
