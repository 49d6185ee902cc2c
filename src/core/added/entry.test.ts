import { describe, expect, test } from 'vitest';
import { readAddedEntries, readAddedEntry, type GgufEntry } from './entry';
import { addedEntry, commit, listedModel } from './fakes';
import { addedFileId, addedId, isAddedId } from './id';

const gguf: GgufEntry = {
  kind: 'gguf',
  id: 'somebody--Small-GGUF--small-Q4_K_M.gguf',
  addedAtMs: 2,
  repository: 'somebody/Small-GGUF',
  commit,
  files: [{ path: 'small-Q4_K_M.gguf', sizeBytes: 3, sha256: 'b'.repeat(64) }],
  architecture: 'llama',
  quantisation: 'Q4_K_M',
  contextTokens: 4096,
  parameters: 1_000_000,
  hasChatTemplate: true,
  licenceTag: 'mit',
  languages: ['en'],
};

test('an id names the repository, its folder and its file', () => {
  expect(addedId({ repository: 'a/b', path: '' })).toBe('a--b');
  expect(addedId({ repository: 'a/b', path: 'sub/one/' })).toBe('a--b--sub--one');
  expect(addedFileId('c0')).toBe('file----c0');
});

test('an id tells a model that was added from one of a catalogue', () => {
  expect(isAddedId(addedEntry.id)).toBe(true);
  expect(isAddedId(addedFileId('c0'))).toBe(true);
  expect(isAddedId(listedModel.id)).toBe(false);
});

test('what is kept is read in the order in which it was added, and what is unknown in it stays', () => {
  const later = { ...gguf, inLaterVersion: [1] };
  const newer = { id: 'x', kind: 'of another version', addedAtMs: 1 };
  expect(readAddedEntries([later, newer, addedEntry])).toEqual({
    entries: [addedEntry, later],
    unreadable: [newer],
  });
});

describe('no entry is read', () => {
  const { model } = addedEntry;
  test.each([
    [
      'under an id of the catalogue',
      { ...addedEntry, id: 'Small', model: { ...model, id: 'Small' } },
    ],
    ['under another model’s id', { ...addedEntry, id: 'somebody--else' }],
    [
      'at a branch',
      { ...addedEntry, model: { ...model, files: { ...model.files, revision: null } } },
    ],
    [
      'whose folder is of another commit',
      { ...addedEntry, model: { ...model, files: { ...model.files, revision: 'f'.repeat(40) } } },
    ],
    [
      'from another host',
      {
        ...addedEntry,
        model: { ...model, files: { ...model.files, folder: 'https://x.example/' } },
      },
    ],
    ['of no files', { ...gguf, files: [] }],
    ['with another file than its id says', { ...gguf, id: 'somebody--Small-GGUF--other.gguf' }],
    ['whose file leaves its folder', { ...gguf, files: [{ ...gguf.files[0], path: '../up' }] }],
    ['whose repository is none', { ...gguf, repository: 'somebody' }],
  ])('%s', (_what, entry) => {
    expect(readAddedEntry(entry)).toBeUndefined();
  });
});
