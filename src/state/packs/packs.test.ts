import { beforeEach, describe, expect, test, vi } from 'vitest';
import { testModel } from '../../../tests/hosts/models';
import type { GgufFacts } from '../../core/gguf/facts';
import { ggufFacts } from '../../core/gguf/fakes';
import { failed, success } from '../../core/outcome';
import type { FilePicker } from '../../core/packs/file-picker';
import type { ImportPreview, PackStore } from '../../core/packs/pack-store';
import type { StoredModel } from '../../core/store/model-store';
import { keptText } from '../fake-kept-text';
import { TrustedLibraries } from './trusted-libraries.svelte';
import { Packs, type PacksPorts } from './packs.svelte';

type Store = PackStore<string>;
type Picker = FilePicker<string>;

const known = 'a'.repeat(64);
const foreign = 'b'.repeat(64);
const part = { path: 'library', sizeBytes: 1, sha256: known };
const listed = { ...testModel('m', 'whole', [{ ...part, parts: [part] }]), name: 'Model M' };
const pack = new Blob(['pack']);
const madePack = new Blob(['made']);
const file = { kind: 'file', file: pack, name: 'm.tar' } as const;
const folder = { kind: 'folder', files: [{ path: 'm/x', file: new Blob(['x']) }] } as const;

const preview: ImportPreview = {
  from: 'pack',
  token: 't',
  model: listed,
  sizeBytes: 1,
  packBytes: 2048,
  licences: [{ path: 'LICENSE', text: 'Free' }],
  librarySha256: known,
  signature: { state: 'none' },
  here: 'no',
  standing: 'own',
  callsItself: null,
  made: null,
};
const stored: StoredModel = {
  id: 'm',
  model: listed,
  files: listed.files.list,
  checks: {},
  source: 'pack',
  sizeBytes: 1,
  committedAtMs: 0,
  verifiedAtMs: 0,
  usedAtMs: null,
};

let store: { [Name in keyof Store]: ReturnType<typeof vi.fn<Store[Name]>> };
let takeEntry: ReturnType<typeof vi.fn<PacksPorts<string>['takeEntry']>>;
let keepEntry: ReturnType<typeof vi.fn<PacksPorts<string>['keepEntry']>>;
let picker: { -readonly [Name in keyof Picker]: Picker[Name] };
let packs: Packs<string>;

beforeEach(() => {
  store = {
    previewExport: vi.fn(() => Promise.resolve(success(preview))),
    exportPack: vi.fn(() => Promise.resolve(success(2048))),
    packBlob: vi.fn(() => Promise.resolve(success({ file: madePack, sizeBytes: 2048 }))),
    inspectPack: vi.fn(() => Promise.resolve(success(preview))),
    importPack: vi.fn(() => Promise.resolve(success(stored))),
    inspectFolder: vi.fn(() => Promise.resolve(success({ ...preview, from: 'folder' as const }))),
    importFolder: vi.fn(() => Promise.resolve(success(stored))),
    abort: vi.fn(() => Promise.resolve()),
  };
  picker = {
    canWrite: true,
    chooseFile: () => Promise.resolve(success(file)),
    chooseFolder: () => Promise.resolve(success(folder)),
    chooseTarget: () => Promise.resolve(success('target')),
    download: vi.fn(),
  };
  const libraries = new TrustedLibraries({
    catalogue: [listed],
    kept: keptText(),
    calendar: { nowMs: () => 0 },
    onWithdrawn: () => undefined,
  });
  let count = 0;
  const newId = (): string => `job ${(count += 1)}`;
  takeEntry = vi.fn(() => Promise.resolve(false));
  keepEntry = vi.fn(() => Promise.resolve(true));
  const ports = { store, picker, libraries, catalogue: [listed], newId, takeEntry };
  packs = new Packs({ ...ports, keepEntry, calendar: { nowMs: () => 7 } });
});

describe('a pack that was chosen', () => {
  test('is shown before anything is taken, and taken when the person agrees', async () => {
    await packs.chooseFile();
    expect(packs.status).toEqual({ step: 'asking', preview, mustTrust: false });
    expect(store.importPack).not.toHaveBeenCalled();
    await packs.agree(false);
    expect(store.importPack.mock.lastCall?.slice(0, 3)).toEqual([
      pack,
      [listed],
      { jobId: 'job 2', token: 't' },
    ]);
    expect(packs.status).toEqual({ step: 'imported', model: stored });
  });

  test('with a library that nobody knows is asked about once', async () => {
    store.inspectPack.mockResolvedValue(success({ ...preview, librarySha256: foreign }));
    await packs.chooseFile();
    expect(packs.status).toMatchObject({ mustTrust: true });
    await packs.agree(false);
    expect(packs.status.step).toBe('asking');
    expect(store.importPack).not.toHaveBeenCalled();
    await packs.agree(true);
    expect(packs.status.step).toBe('imported');
    await packs.chooseFile();
    expect(packs.status).toMatchObject({ step: 'asking', mustTrust: false });
  });

  test('with a signature that is not its own is refused', async () => {
    store.inspectPack.mockResolvedValue(success({ ...preview, signature: { state: 'invalid' } }));
    await packs.chooseFile();
    expect(packs.status).toEqual({ step: 'failed', failure: { kind: 'bad-signature' } });
  });

  test('that is none is told as what it is', async () => {
    const failure = { kind: 'not-a-pack', found: 'zip' } as const;
    store.inspectPack.mockResolvedValue(failed(failure));
    await packs.chooseFile();
    expect(packs.status).toEqual({ step: 'failed', failure });
    packs.close();
    expect(packs.status).toEqual({ step: 'idle' });
  });

  test('tells how far its import is, and stops when it is closed', async () => {
    let finish = (): void => undefined;
    store.importPack.mockImplementation((_file, _catalogue, _job, onProgress) => {
      onProgress({ phase: 'copy', doneBytes: 5, totalBytes: 10 });
      return new Promise((resolve) => {
        finish = () => {
          onProgress({ phase: 'copy', doneBytes: 6, totalBytes: 10 });
          resolve(success(stored));
        };
      });
    });
    await packs.chooseFile();
    const importing = packs.agree(false);
    expect(packs.status).toMatchObject({ step: 'importing', progress: { doneBytes: 5 } });
    packs.close();
    expect(store.abort).toHaveBeenCalledWith('job 2');
    finish();
    await importing;
    expect(packs.status).toEqual({ step: 'idle' });
  });
});

test('a file that is an added entry is left to whoever takes those', async () => {
  takeEntry.mockResolvedValue(true);
  await packs.take(file);
  expect(takeEntry).toHaveBeenCalledWith(pack);
  expect(packs.status).toEqual({ step: 'idle' });
  expect(store.inspectPack).not.toHaveBeenCalled();
});

describe('a GGUF file that was chosen', () => {
  const gguf = {
    kind: 'gguf',
    fileName: 'm.gguf',
    facts: ggufFacts,
    fingerprint: foreign,
  } as const;

  test('is kept as an entry when the person wants it, and not before', async () => {
    store.inspectPack.mockResolvedValue(failed(gguf));
    await packs.chooseFile();
    expect(keepEntry).not.toHaveBeenCalled();
    await packs.keep();
    expect(keepEntry.mock.calls).toMatchObject([
      [{ kind: 'gguf-file', fileName: 'm.gguf', fingerprint: foreign, addedAtMs: 7 }],
    ]);
    expect(packs.status).toEqual({ step: 'kept', fileName: 'm.gguf' });
  });

  test('is not told to be kept where it could not be', async () => {
    store.inspectPack.mockResolvedValue(failed(gguf));
    keepEntry.mockResolvedValue(false);
    await packs.chooseFile();
    await packs.keep();
    expect(packs.status).toEqual({ step: 'idle' });
  });

  test.each<[string, Partial<GgufFacts>]>([
    ['an adapter', { role: 'adapter' }],
    ['a part of a split one', { part: { number: 1, count: 2 } }],
  ])('is no entry where it is %s', async (_, facts) => {
    store.inspectPack.mockResolvedValue(failed({ ...gguf, facts: { ...ggufFacts, ...facts } }));
    await packs.chooseFile();
    expect(packs.keepable).toBeUndefined();
    await packs.keep();
    expect(keepEntry).not.toHaveBeenCalled();
    expect(packs.status.step).toBe('failed');
  });
});

test('a folder is taken the same way', async () => {
  await packs.chooseFolder();
  await packs.agree(false);
  expect(store.importFolder.mock.lastCall?.slice(0, 2)).toEqual([folder.files, [listed]]);
  expect(packs.status.step).toBe('imported');
});

test('a dialogue that is closed is no error', async () => {
  picker.chooseFile = () => Promise.resolve(success(undefined));
  await packs.chooseFile();
  expect(packs.status).toEqual({ step: 'idle' });
  picker.chooseTarget = () => Promise.resolve(success(undefined));
  await packs.offer('m', 'Model M');
  await packs.export();
  expect(packs.status).toEqual({ step: 'offering', modelId: 'm', preview });
});

describe('an export', () => {
  test('shows the licences first, then writes where the person says', async () => {
    await packs.offer('m', 'Model M');
    expect(packs.status).toEqual({ step: 'offering', modelId: 'm', preview });
    await packs.export();
    expect(store.exportPack.mock.lastCall?.slice(0, 2)).toEqual(['m', 'target']);
    const done = { step: 'exported', modelId: 'm', sizeBytes: 2048, handedOver: false };
    expect(packs.status).toEqual(done);
  });

  test('goes by the name of the model', async () => {
    const names: string[] = [];
    store.previewExport.mockImplementation(() => {
      if (packs.status.step === 'inspecting') names.push(packs.status.name);
      return Promise.resolve(success(preview));
    });
    store.exportPack.mockImplementation(() => {
      if (packs.status.step === 'exporting') names.push(packs.status.modelName);
      return Promise.resolve(success(2048));
    });
    await packs.offer('m', 'Model M');
    await packs.export();
    expect(names).toEqual(['Model M', 'Model M']);
  });

  test('is handed over as a download where files cannot be written', async () => {
    picker.canWrite = false;
    await packs.offer('m', 'Model M');
    await packs.export();
    expect(picker.download).toHaveBeenCalledWith(madePack, 'm.modelpack.tar');
    expect(packs.status).toMatchObject({ step: 'exported', handedOver: true, sizeBytes: 2048 });
  });

  test('that fails says why', async () => {
    const failure = { kind: 'not-written', full: true, detail: '' } as const;
    store.exportPack.mockResolvedValue(failed(failure));
    await packs.offer('m', 'Model M');
    await packs.export();
    expect(packs.status).toEqual({ step: 'failed', failure });
  });
});
