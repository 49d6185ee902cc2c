import { expect, test, vi } from 'vitest';
import type { Model } from '../../core/catalogue/model';
import { failed, success } from '../../core/outcome';
import type { StoredModel } from '../../core/store/model-store';
import { model, storedModel } from './fake-models';
import { ModelUpdates, type ModelUpdatesPorts } from './model-updates.svelte';

const folder = 'https://huggingface.co/a/b/resolve/main/';
const [commit, newer] = ['1'.repeat(40), '2'.repeat(40)];
const listed: Model = {
  ...model,
  files: { kind: 'discovered', folder, revision: null, sizeBytes: null },
};
const here: StoredModel = {
  ...storedModel,
  model: { ...model, files: { ...model.files, folder } },
  source: 'host',
  commit,
};

type Newest = ModelUpdatesPorts['hub']['newest'];

function updatesWith(newest: Newest, stored: StoredModel | null = here, host?: string) {
  const add = vi.fn();
  const models = { storedOf: () => stored ?? undefined, hostInTheWay: () => host };
  return { updates: new ModelUpdates({ hub: { newest }, models, downloads: { add } }), add };
}

const told = (): ReturnType<Newest> => Promise.resolve(success({ commit: newer, madeAtMs: 5 }));

test('nobody is asked by itself, and on demand for the revision of the model’s folder', async () => {
  const newest = vi.fn(told);
  const { updates, add } = updatesWith(newest);
  expect(updates.canCheck(listed)).toBe(true);
  expect(newest).not.toHaveBeenCalled();
  await updates.check(listed);
  expect(newest).toHaveBeenCalledWith(
    expect.objectContaining({ repository: 'a/b', revision: 'main' }),
    expect.any(AbortSignal),
    expect.any(Function),
  );
  expect(updates.of('small')).toEqual({ kind: 'told', newest: { commit: newer, madeAtMs: 5 } });
  expect(add).not.toHaveBeenCalled();
});

test('an update is a download of the commit that was told, whatever is newest by then', async () => {
  const { updates, add } = updatesWith(told);
  updates.update(listed);
  expect(add).not.toHaveBeenCalled();
  await updates.check(listed);
  updates.update(listed);
  expect(add).toHaveBeenCalledExactlyOnceWith({
    ...listed,
    files: { ...listed.files, revision: newer },
  });
});

test('each press asks again, and an update that begins puts away what was told', async () => {
  const newest = vi.fn(told);
  const { updates, add } = updatesWith(newest);
  await updates.check(listed);
  await updates.check(listed);
  expect(newest).toHaveBeenCalledTimes(2);
  updates.update(listed);
  expect(updates.of('small')).toBeUndefined();
  updates.update(listed);
  expect(add).toHaveBeenCalledOnce();
});

test('a hub that has refused is told with the seconds that are left, and can be stopped', async () => {
  const pause = { host: 'huggingface.co', refusal: 'too-many-requests', secondsLeft: 20 } as const;
  let tell: Parameters<Newest>[2];
  const newest: Newest = (_folder, signal, onPause) => {
    tell = onPause;
    return new Promise((resolve) => {
      signal.addEventListener('abort', () => resolve(failed({ kind: 'aborted' })));
    });
  };
  const { updates } = updatesWith(newest);
  const checking = updates.check(listed);
  tell?.(pause);
  expect(updates.of('small')).toMatchObject({ kind: 'asking', pause });
  tell?.(undefined);
  expect(updates.of('small')).toMatchObject({ kind: 'asking', pause: undefined });
  updates.stop('small');
  await checking;
  tell?.(pause);
  expect(updates.of('small')).toBeUndefined();
});

test('what a hub has refused is told; what was stopped leaves nothing behind', async () => {
  const failure = { kind: 'host-silent', file: 'f', part: 'p', quietSeconds: 60 } as const;
  const newest = vi.fn<Newest>().mockResolvedValueOnce(failed(failure));
  newest.mockImplementation(
    (_folder, signal) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => resolve(failed({ kind: 'aborted' })));
      }),
  );
  const { updates } = updatesWith(newest);
  await updates.check(listed);
  expect(updates.of('small')).toEqual({ kind: 'failed', failure });
  const checking = updates.check(listed);
  expect(updates.of('small')).toMatchObject({ kind: 'asking' });
  updates.stop('small');
  await checking;
  expect(updates.of('small')).toBeUndefined();
});

test.each([
  ['that is not here', null, undefined],
  ['from a pack', { ...here, source: 'pack' as const }, undefined],
  ['of a host that may not be asked', here, 'huggingface.co'],
])('no newer commit is asked for of a model %s', (_what, stored, host) => {
  const { updates } = updatesWith(told, stored, host);
  expect(updates.canCheck(listed)).toBe(false);
});
