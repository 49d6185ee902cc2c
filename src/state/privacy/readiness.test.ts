import { expect, test, vi } from 'vitest';
import type { ModelFile } from '../../core/catalogue/files';
import type { CheckedFile, ShellInspector } from '../../core/offline/readiness';
import { isProgramWhole, readyModels } from '../../core/offline/readiness';
import { failed, success } from '../../core/outcome';
import type { FetchProgress, StoredModel } from '../../core/store/model-store';
import { model, storedModel } from '../models/fake-models';
import { settle } from '../settle';
import { Readiness, type ReadinessPorts } from './readiness.svelte';

const file = (path: string, sha256 = 'right'): ModelFile => ({
  path,
  sizeBytes: 5,
  sha256,
  parts: [{ path, sizeBytes: 5, sha256 }],
});
const listed = { ...model, files: { ...model.files, list: [file('library.wasm')] } };
const kept: StoredModel = { ...storedModel, model: listed, files: listed.files.list };
const whole: CheckedFile = { path: 'index.html', sizeBytes: 1, state: 'ok' };

function readinessWith(
  stored: readonly StoredModel[],
  change: Partial<ReadinessPorts['store']> = {},
  program: readonly CheckedFile[] = [whole],
) {
  const store = {
    list: () => Promise.resolve(success(stored)),
    verify: vi.fn(() => Promise.resolve(success({ damaged: [] as readonly string[] }))),
    repair: vi.fn(() => Promise.resolve(success(kept))),
    abort: vi.fn(() => Promise.resolve()),
    ...change,
  };
  const calendar = { nowMs: () => 5 };
  const shell: ShellInspector = {
    check: () => Promise.resolve(success(program)),
    mend: vi.fn(() => Promise.resolve(success(undefined))),
  };
  return { readiness: new Readiness({ models: [listed], store, shell, calendar }), store, shell };
}

async function reportOf(readiness: Readiness) {
  await readiness.check();
  if (!readiness.report) throw new Error('there is no report');
  return readiness.report;
}

test('a whole program and a whole model are ready', async () => {
  const report = await reportOf(readinessWith([kept]).readiness);
  expect(readyModels(report).map(({ id }) => id)).toEqual(['small']);
});

test('no model is ready where a file of the program is missing', async () => {
  const program: CheckedFile[] = [whole, { path: 'a.js', sizeBytes: 1, state: 'missing' }];
  const report = await reportOf(readinessWith([kept], {}, program).readiness);
  expect(isProgramWhole(report)).toBe(false);
  expect(readyModels(report)).toEqual([]);
});

test.each([
  ['damaged', kept, ['library.wasm']],
  ['older', { ...kept, files: [file('library.wasm', 'other')] }, []],
  ['no-library', { ...kept, id: 'gone', model: null }, []],
] as const)('a model that is %s is not ready', async (state, stored, damaged) => {
  const verify = () => Promise.resolve(success({ damaged }));
  const report = await reportOf(readinessWith([stored], { verify }).readiness);
  expect(report.models).toMatchObject([{ state }]);
  expect(readyModels(report)).toEqual([]);
});

test('of two models the whole one is ready', async () => {
  const verify = (id: string) =>
    Promise.resolve(success({ damaged: id === 'small' ? [] : ['library.wasm'] }));
  const report = await reportOf(readinessWith([kept, { ...kept, id: 'b' }], { verify }).readiness);
  expect(report.models.map(({ state }) => state)).toEqual(['ok', 'damaged']);
  expect(readyModels(report).map(({ id }) => id)).toEqual(['small']);
});

test('progress that comes after the end is not shown', async () => {
  let tell: (progress: FetchProgress) => void = () => undefined;
  const { readiness } = readinessWith([kept], {
    verify: (_id, onProgress) => {
      tell = onProgress;
      return Promise.resolve(success({ damaged: [] }));
    },
  });
  await readiness.check();
  tell({ phase: 'verify', doneBytes: 5, totalBytes: 5, files: [] });
  expect(readiness.progress).toBeUndefined();
});

test('a stop ends the check of a model and leaves the last report as it was', async () => {
  let end: (outcome: ReturnType<typeof failed<{ kind: 'aborted' }>>) => void = () => undefined;
  const { readiness, store } = readinessWith([kept], {
    verify: () => new Promise((resolve) => (end = resolve)),
    abort: vi.fn(() => {
      end(failed({ kind: 'aborted' }));
      return Promise.resolve();
    }),
  });
  const checking = readiness.check();
  await settle();
  readiness.stop();
  await checking;
  expect(store.abort).toHaveBeenCalledWith('small');
  expect(readiness.report).toBeUndefined();
  expect(readiness.failure).toBeUndefined();
  expect(readiness.progress).toBeUndefined();
});

test('a repair fetches the model again and checks anew; a failure of it is told', async () => {
  const { readiness, store } = readinessWith([kept]);
  await readiness.repair('small');
  expect(store.repair).toHaveBeenCalledOnce();
  expect(readiness.report?.models).toMatchObject([{ state: 'ok' }]);

  const failure = { kind: 'network', file: 'f', part: 'p', status: null } as const;
  const other = readinessWith([kept], { repair: () => Promise.resolve(failed(failure)) });
  await other.readiness.repair('small');
  expect(other.readiness.failure).toEqual(failure);
});

test('the program is mended with what the last check has found', async () => {
  const program: CheckedFile[] = [whole, { path: 'a.js', sizeBytes: 1, state: 'damaged' }];
  const { readiness, shell } = readinessWith([], {}, program);
  await readiness.mendProgram();
  expect(shell.mend).not.toHaveBeenCalled();
  await readiness.check();
  await readiness.mendProgram();
  expect(shell.mend).toHaveBeenCalledWith(program);
});

test('a check says when it was through', async () => {
  expect((await reportOf(readinessWith([kept]).readiness)).checkedAtMs).toBe(5);
});

test('an error that nobody foresaw leaves nothing under way', async () => {
  const verify = vi.fn<ReadinessPorts['store']['verify']>(() => Promise.reject(new Error('gone')));
  const { readiness } = readinessWith([kept], { verify });
  await expect(readiness.check()).rejects.toThrow('gone');
  expect(readiness.progress).toBeUndefined();
  verify.mockResolvedValue(success({ damaged: [] }));
  expect((await reportOf(readiness)).models).toHaveLength(1);
});
