import type { Picked } from '../core/packs/file-picker';
import type { PickedFile } from '../core/packs/pack-store';

/** A model's folder has some hundred files; of a folder with more, such as a home, no more are read. */
export const mostFiles = 5000;

/** What this needs of `DataTransferItem`. */
export type DroppedItem = Pick<DataTransferItem, 'kind' | 'webkitGetAsEntry' | 'getAsFile'>;

/**
 * What was dropped onto the page. The browser forgets the drop when its event is over, so this has to
 * be called in it and takes all references at once.
 *
 * @returns undefined where no file was dropped
 */
export function droppedFiles(items: Iterable<DroppedItem>): Promise<Picked | undefined> {
  const dropped = [...items]
    .filter(({ kind }) => kind === 'file')
    .flatMap((item) => item.webkitGetAsEntry() ?? item.getAsFile() ?? []);
  return read(dropped);
}

async function read(dropped: readonly (FileSystemEntry | File)[]): Promise<Picked | undefined> {
  const files: PickedFile[] = [];
  for (const one of dropped) {
    if (one instanceof File) files.push({ path: one.name, file: one });
    else await collect(one, files);
  }
  const [first] = files;
  const [only, ...others] = dropped;
  if (!first || !only) return undefined;
  const single = others.length === 0 && (only instanceof File || only.isFile);
  if (single) return { kind: 'file', file: first.file, name: only.name };
  return { kind: 'folder', files };
}

async function collect(entry: FileSystemEntry, files: PickedFile[]): Promise<void> {
  if (files.length >= mostFiles) return;
  if (isFile(entry)) {
    const file = await new Promise<File | undefined>((resolve) => {
      entry.file(resolve, () => {
        resolve(undefined);
      });
    });
    if (file) files.push({ path: entry.fullPath.replace(/^\//, ''), file });
  } else if (isDirectory(entry)) {
    const reader = entry.createReader();
    // A directory reader gives a hundred entries at a time, and none when it is done.
    for (let some = await nextOf(reader); some.length > 0; some = await nextOf(reader)) {
      for (const one of some) await collect(one, files);
      if (files.length >= mostFiles) return;
    }
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isDirectory(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function nextOf(reader: FileSystemDirectoryReader): Promise<readonly FileSystemEntry[]> {
  return new Promise((resolve) => {
    reader.readEntries(resolve, () => {
      resolve([]);
    });
  });
}

/** The files of a folder and of those in it, by their paths. */
export async function directoryFiles(
  folder: FileSystemDirectoryHandle,
): Promise<readonly PickedFile[]> {
  const files: PickedFile[] = [];
  const walk = async (inside: FileSystemDirectoryHandle, path: string): Promise<void> => {
    for await (const handle of childrenOf(inside)) {
      if (files.length >= mostFiles) return;
      const at = `${path}/${handle.name}`;
      if (handle instanceof FileSystemFileHandle)
        files.push({ path: at, file: await handle.getFile() });
      else if (handle instanceof FileSystemDirectoryHandle) await walk(handle, at);
    }
  };
  await walk(folder, folder.name);
  return files;
}

/** The types of the page's library leave this out. */
function childrenOf(folder: FileSystemDirectoryHandle): AsyncIterable<FileSystemHandle> {
  return (folder as unknown as { values(): AsyncIterable<FileSystemHandle> }).values();
}
