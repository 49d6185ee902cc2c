import { expect, test } from 'vitest';
import { droppedFiles, type DroppedItem } from './packs-dropped';

test('a file that was dropped is taken as one, several as a folder, a text as nothing', async () => {
  const { items } = new DataTransfer();
  items.add('text', 'text/plain');
  expect(await droppedFiles(items)).toBeUndefined();
  items.add(new File(['x'], 'pack.tar'));
  expect(await droppedFiles(items)).toMatchObject({ kind: 'file', name: 'pack.tar' });
  items.add(new File(['y'], 'other'));
  const both = await droppedFiles(items);
  expect(both?.kind === 'folder' && both.files.map(({ path }) => path)).toEqual([
    'pack.tar',
    'other',
  ]);
});

/** Entries as browsers give them of a real drop, which no script can make. */
function entry(fullPath: string, children?: readonly FileSystemEntry[]): FileSystemEntry {
  const name = fullPath.split('/').at(-1) ?? '';
  const batches = [...(children ?? []), undefined];
  const made = {
    name,
    fullPath,
    isFile: children === undefined,
    isDirectory: children !== undefined,
    file: (give: (file: File) => void) => {
      give(new File([''], name));
    },
    // One at a time, and then none.
    createReader: () => ({
      readEntries: (give: (entries: readonly FileSystemEntry[]) => void) => {
        const next = batches.shift();
        give(next ? [next] : []);
      },
    }),
  };
  return made as unknown as FileSystemEntry;
}

test('a folder that was dropped is read to its ends, with paths from itself', async () => {
  const inner = entry('/m/inner', [entry('/m/inner/b')]);
  const folder = entry('/m', [entry('/m/a'), inner, entry('/m/c')]);
  const item: DroppedItem = {
    kind: 'file',
    webkitGetAsEntry: () => folder,
    getAsFile: () => null,
  };
  const dropped = await droppedFiles([item]);
  expect(dropped?.kind === 'folder' && dropped.files.map(({ path }) => path)).toEqual([
    'm/a',
    'm/inner/b',
    'm/c',
  ]);
});
