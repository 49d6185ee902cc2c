import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ggufFacts, ggufRepository } from '../gguf/fakes';
import { ggufFiles } from '../gguf/files';
import { parseHubAddress } from '../hub/address';
import { failed, success } from '../outcome';
import { addedEntry, commit } from './fakes';
import { ggufEntryOf } from './gguf-entry';
import {
  addressInFile,
  addressInLink,
  entryFileText,
  entryFragment,
  mostEntryFileBytes,
} from './shared-entry';

const name = 'somebody/Small-1B-q4f16_1-MLC';
const page = `https://huggingface.co/${name}/tree/${commit}`;

const inFolder = {
  ...addedEntry,
  model: {
    ...addedEntry.model,
    files: {
      ...addedEntry.model.files,
      folder: `https://huggingface.co/a/b/resolve/${commit}/small/q4/`,
    },
  },
};

function ggufEntry(path: string) {
  const [choice] = ggufFiles(ggufRepository.files).choices;
  const [file] = choice?.files ?? [];
  if (!choice || !file) throw new Error('no file');
  const kept = ggufEntryOf(ggufRepository, { ...choice, files: [{ ...file, path }] }, ggufFacts, 1);
  if (!kept.ok) throw new Error(kept.failure);
  return kept.value;
}

test('a link names the repository and the commit, and nothing else', () => {
  const fragment = entryFragment(addedEntry) ?? '';
  expect(fragment).toBe(`add=${name}@${commit}`);
  expect(addressInLink(fragment)).toEqual(success(page));
});

test.each([
  ['a folder', inFolder, `https://huggingface.co/a/b/tree/${commit}/small/q4`],
  [
    'a GGUF file',
    ggufEntry('sub/m-Q4_K_M.GGUF'),
    `https://huggingface.co/somebody/Small-600M-GGUF/blob/${commit}/sub/m-Q4_K_M.GGUF`,
  ],
])('%s is handed on with its path, by a link and by a file', (_, entry, address) => {
  expect(addressInLink(entryFragment(entry) ?? '')).toEqual(success(address));
  expect(addressInFile(entryFileText(entry) ?? '')).toEqual(success(address));
});

test('a link that a chat program has escaped, or ended a sentence behind, is read', () => {
  const fragment = entryFragment(addedEntry) ?? '';
  expect(addressInLink(encodeURIComponent(fragment))).toEqual(success(page));
  expect(addressInLink(`${fragment}).`)).toEqual(success(page));
});

test.each([
  'add',
  'add=',
  'add=a/b',
  'add=a/b@main',
  `add=a@${commit}`,
  `add=a/b/c@${commit}`,
  `add=a--b/c@${commit}`,
  `add=https://evil.example/a/b@${commit}`,
  `add=../x@${commit}`,
  `add=datasets/b@${commit}`,
  `add=models/b@${commit}`,
  `add=a/b@${commit}x`,
  `add=a/b@${commit}/../c`,
  `add=a/b@${commit}/x?y`,
  `add=a/b@${commit}/${'x'.repeat(1001)}`,
  `add=a/b@${commit}/${'x/'.repeat(100_000)}`,
  `add=%E0%A4%A@${commit}`,
])('a link that was cut or altered brings no address: %#', (fragment) => {
  expect(addressInLink(fragment)).toEqual(failed({ kind: 'bad-entry-link' }));
});

test('a file names the repository and the commit, and what else it says goes unread', () => {
  const text = entryFileText(addedEntry) ?? '';
  expect(JSON.parse(text)).toEqual({
    format: 'playground-entry',
    version: 1,
    repository: name,
    commit,
    path: '',
  });
  const more = {
    ...(JSON.parse(text) as object),
    address: 'https://evil.example',
    model: { id: 'x' },
  };
  expect(addressInFile(JSON.stringify(more))).toEqual(success(page));
});

test.each([
  { version: 2 },
  { commit: 'main' },
  { repository: 'https://evil.example/a' },
  { path: '../x' },
  { path: null },
])('a file of an entry that cannot be read is told from one of another kind: %j', (change) => {
  const entry = { format: 'playground-entry', version: 1, repository: name, commit, path: '' };
  expect(addressInFile(JSON.stringify({ ...entry, ...change }))).toEqual(
    failed({ kind: 'bad-entry-file' }),
  );
});

test.each(['', '{}', '[1]', 'null', '{"format":"playground-runs"}', '{"format":"playground-ent'])(
  'a file of another kind is none of an entry: %s',
  (text) => {
    expect(addressInFile(text)).toBeUndefined();
  },
);

test('the longest entry fits into a link that is escaped, and into a file', () => {
  const longest = ggufEntry('m.gguf');
  const repository = `${'a'.repeat(74)}/${'b'.repeat(75)}`;
  const path = `${'c/'.repeat(497)}m.gguf`;
  const [file] = longest.files;
  if (!file) throw new Error('no file');
  const entry = { ...longest, repository, files: [{ ...file, path }] };
  const escaped = encodeURIComponent(entryFragment(entry) ?? '');
  expect(addressInLink(escaped).ok).toBe(true);
  expect((entryFileText(entry) ?? '').length).toBeLessThan(mostEntryFileBytes);
});

test('whatever a link says, it leads to a commit of a model at the hub, or nowhere', () => {
  const nearly = fc.tuple(
    fc.stringMatching(/^[a-z./-]{0,9}$/),
    fc.stringMatching(/^[a-z./-]{0,9}$/),
  );
  const repositories = fc.oneof(
    fc.string(),
    fc.webUrl(),
    nearly.map(([owner, own]) => `${owner}/${own}`),
  );
  fc.assert(
    fc.property(repositories, fc.string(), (repository, path) => {
      const read = addressInLink(`add=${repository}@${commit}/${path}`);
      if (!read.ok) return;
      expect(read.value.startsWith('https://huggingface.co/')).toBe(true);
      expect(parseHubAddress(read.value)).toMatchObject({
        value: { folder: { revision: commit } },
      });
    }),
  );
});

test('the file of an entry that was cut is told as one wherever it still says what it was to be', () => {
  const text = entryFileText(addedEntry) ?? '';
  const says = text.indexOf('entry",');
  for (let end = says + 'entry",'.length; end < text.trimEnd().length; end += 1) {
    expect(addressInFile(text.slice(0, end))).toEqual(failed({ kind: 'bad-entry-file' }));
  }
  expect(addressInFile('{ "format": "another", "version":')).toBeUndefined();
});
