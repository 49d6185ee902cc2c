import { expect, test } from 'vitest';
import type { ModelFile } from '../core/catalogue/files';
import type { ShellState } from '../core/offline/offline-shell';
import { failed, success } from '../core/outcome';
import { Device } from './device.svelte';
import { storedModel } from './fakes';

const file = (sha256: string): ModelFile => ({
  path: 'weights.bin',
  sizeBytes: 5,
  sha256,
  parts: [{ path: 'weights.bin', sizeBytes: 5, sha256 }],
});
async function deviceWith(files: readonly ModelFile[], state: ShellState): Promise<Device> {
  const stored = { ...storedModel, id: 'm', files };
  const device = new Device({
    models: [
      {
        id: 'm',
        files: { kind: 'complete', folder: 'm/', list: [file('new')] },
        library: { kind: 'file', path: 'weights.bin' },
      },
    ],
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
