import { openingBytes } from './opening-bytes';

/** As `worker/store/scratch.ts` names its files: what a crash leaves is taken away with those. */
const prefix = 'playground part ';

/** The most that a browser fills with random bytes at once. */
const pieceBytes = 2 ** 16;

/**
 * Tries whether the disk takes as many bytes as opening the database may write, with a file of the
 * browser's own that is gone again afterwards. What browsers say of free space is no answer
 * (Chromium: a fixed allowance), and a database that is opened on a full disk can be lost with it.
 *
 * @returns undefined where the browser has no such files to try it with
 */
export async function hasRoom(): Promise<boolean | undefined> {
  let folder: FileSystemDirectoryHandle;
  try {
    folder = await navigator.storage.getDirectory();
    // Safari before 26 has the files without a way for a page to write them: that says nothing of the disk.
    if (!('createWritable' in FileSystemFileHandle.prototype)) return undefined;
  } catch {
    return undefined;
  }
  const name = prefix + crypto.randomUUID();
  return navigator.locks.request(name, async () => {
    try {
      const file = await folder.getFileHandle(name, { create: true });
      const writing = await file.createWritable();
      // Nothing that a file system could make smaller.
      const piece = crypto.getRandomValues(new Uint8Array(pieceBytes));
      for (let written = 0; written < openingBytes; written += pieceBytes) {
        await writing.write(piece);
      }
      await writing.close();
      return (await file.getFile()).size === openingBytes;
    } catch {
      return false;
    } finally {
      await folder.removeEntry(name).catch(() => undefined);
    }
  });
}
