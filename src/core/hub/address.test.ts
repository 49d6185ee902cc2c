import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseHubAddress } from './address';
import { folderAddress, hubFolderOf, hubOrigin, pageAddress } from './folder';

const commit = '0123456789abcdef0123456789abcdef01234567';

const folder = (change: object = {}) => ({
  origin: hubOrigin,
  repository: 'mlc-ai/Small-1B-MLC',
  revision: 'main',
  path: '',
  ...change,
});

describe('an address of a model in the hub', () => {
  test.each([
    'mlc-ai/Small-1B-MLC',
    ' mlc-ai/Small-1B-MLC\n',
    'https://huggingface.co/mlc-ai/Small-1B-MLC',
    'https://huggingface.co/mlc-ai/Small-1B-MLC/',
    'http://www.huggingface.co/mlc-ai/Small-1B-MLC?library=x#usage',
    'huggingface.co/models/mlc-ai/Small-1B-MLC',
    'HTTPS://HF.co/mlc-ai/Small-1B-MLC',
    'https://hf.co/mlc-ai/Small-1B-MLC/tree/main',
    'https://hf.co/mlc-ai/Small-1B-MLC/discussions/3',
  ])('names its repository: %s', (text) => {
    expect(parseHubAddress(text)).toEqual({ ok: true, value: { folder: folder(), file: null } });
  });

  test.each([
    [`tree/${commit}`, { revision: commit }, null],
    ['tree/refs%2Fpr%2F7/sub/one', { revision: 'refs/pr/7', path: 'sub/one/' }, null],
    ['tree/refs/pr/7', { revision: 'refs/pr/7' }, null],
    ['resolve/v1.0/a/model.gguf?download=true', { revision: 'v1.0' }, 'a/model.gguf'],
    ['blob/main/model.gguf', {}, 'model.gguf'],
  ])('names a revision, a folder or a file (%s)', (rest, change, file) => {
    const read = parseHubAddress(`https://huggingface.co/mlc-ai/Small-1B-MLC/${rest}`);
    expect(read).toEqual({ ok: true, value: { folder: folder(change), file } });
  });

  test.each([
    ['https://huggingface.co/datasets/a/b', { kind: 'dataset', repository: 'a/b' }],
    ['hf.co/spaces/a/b/tree/main', { kind: 'space', repository: 'a/b' }],
    ['https://huggingface.co/mlc-ai', { kind: 'other-page' }],
    ['huggingface.co/mlc-ai', { kind: 'other-page' }],
    ['HF.co/mlc-ai', { kind: 'other-page' }],
    ['https://huggingface.co/papers/2401.1', { kind: 'other-page' }],
    ['https://huggingface.co/datasets', { kind: 'other-page' }],
    ['https://example.org/a/b', { kind: 'other-host', host: 'example.org' }],
    [
      'https://huggingface.co.evil.example/a/b',
      { kind: 'other-host', host: 'huggingface.co.evil.example' },
    ],
    ['https://huggingface.co@evil.example/a/b', { kind: 'not-an-address' }],
    ['https://huggingface.co/a/%ff', { kind: 'not-an-address' }],
    ['a small model', { kind: 'not-an-address' }],
    ['a/b/c', { kind: 'not-an-address' }],
    ['', { kind: 'not-an-address' }],
  ])('is told from what is none: %s', (text, failure) => {
    expect(parseHubAddress(text)).toEqual({ ok: false, failure });
  });

  test('never leads to another host, whatever is pasted', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          fc.string().map((text) => `https://hf.co/${text}`),
        ),
        (text) => {
          const read = parseHubAddress(text);
          if (!read.ok) return;
          const { folder } = read.value;
          const made = new URL(folderAddress(folder, folder.revision));
          expect(made.origin).toBe(hubOrigin);
          expect(made.pathname.startsWith(`/${folder.repository}/resolve/`)).toBe(true);
        },
      ),
    );
  });
});

describe('a folder of a catalogue', () => {
  test.each([
    ['https://huggingface.co/mlc-ai/Small-1B-MLC/resolve/main/', folder()],
    [`https://hf.co/mlc-ai/Small-1B-MLC/resolve/${commit}/`, folder({ revision: commit })],
    [
      'https://huggingface.co/mlc-ai/Small-1B-MLC/resolve/refs%2Fpr%2F1/a/',
      folder({ revision: 'refs/pr/1', path: 'a/' }),
    ],
    [
      'http://localhost:81/mlc-ai/Small-1B-MLC/resolve/main/',
      folder({ origin: 'http://localhost:81' }),
    ],
  ])('is one of the hub: %s', (address, expected) => {
    expect(hubFolderOf(address)).toEqual(expected);
  });

  test.each([
    'https://models.example/mlc-ai/Small-1B-MLC/resolve/main/',
    'https://huggingface.co/mlc-ai/Small-1B-MLC/',
    'https://huggingface.co/mlc-ai/Small-1B-MLC/resolve/main/../other/',
    'https://huggingface.co/mlc-ai/Small-1B-MLC/resolve/%ff/',
    'models/Glassbox/',
  ])('is not one of the hub: %s', (address) => {
    expect(hubFolderOf(address)).toBeUndefined();
  });

  test('is the same after its address was made anew, at any revision', () => {
    const name = fc.stringMatching(/^[A-Za-z0-9]([A-Za-z0-9._-]{0,20}[A-Za-z0-9])?$/);
    const revision = fc.oneof(name, fc.constant('refs/pr/12'), fc.constant('a branch/of mine'));
    fc.assert(
      fc.property(name, name, revision, (owner, model, at) => {
        const made = folder({ repository: `${owner}/${model}`, revision: at });
        expect(hubFolderOf(folderAddress(made, at))).toEqual(made);
      }),
    );
  });

  test('has a page that shows a commit to a person', () => {
    const shown = pageAddress(folder(), commit);
    expect(shown).toBe(`https://huggingface.co/mlc-ai/Small-1B-MLC/tree/${commit}`);
    expect(parseHubAddress(shown)).toMatchObject({ value: { folder: { revision: commit } } });
  });
});
