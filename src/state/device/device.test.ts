import { describe, expect, test } from 'vitest';
import { adapter } from '../../core/device/fakes';
import { success } from '../../core/outcome';
import { Device, type DevicePorts } from './device.svelte';
import { keptText } from '../fake-kept-text';
import { large, model as small } from '../models/fake-models';
import { settle } from '../settle';

async function withMemory(change: Partial<DevicePorts>): Promise<Device> {
  const device = new Device({
    models: [small, large],
    shell: {
      onChange: (listener) => {
        listener({ state: 'kept', updateWaiting: false });
      },
      applyUpdate: () => undefined,
    },
    keeper: {
      persistence: () => Promise.resolve('unasked'),
      persist: () => Promise.resolve('granted'),
      estimate: () => Promise.resolve({ usedBytes: null, quotaBytes: null }),
    },
    probe: () => Promise.resolve(success(adapter)),
    deviceMemoryBytes: null,
    browser: { userAgent: '', touchPoints: 0 },
    calendar: { nowMs: () => 5 },
    keptBudget: keptText(),
    keptContext: keptText(),
    ...change,
  });
  await settle();
  return device;
}

test('its storage is what the browser told when it was last asked', async () => {
  let usedBytes = 5;
  const device = await withMemory({
    keeper: {
      persistence: () => Promise.resolve('unasked'),
      persist: () => Promise.resolve('granted'),
      estimate: () => Promise.resolve({ usedBytes, quotaBytes: 10 }),
    },
  });
  expect(device.storage).toEqual({ usedBytes: 5, quotaBytes: 10 });
  usedBytes = 7;
  await device.lookAtStorage();
  expect(device.storage.usedBytes).toBe(7);
  expect(device.capabilities?.storage).toBe(device.storage);
});

describe('the budget for the graphics memory', () => {
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
