import { openingBytes } from './opening-bytes';

/** As `worker/store/scratch.ts` names its files: what a crash leaves is taken away with those. */
const prefix = 'playground part ';

/** The most that a browser fills with random bytes at once. */
const pieceBytes = 2 ** 16;

/** How long what was found out explains failures: a disk that fails again and again is not written to for each. */
const holdsMs = 30_000;

/** What a try of the disk says; undefined where the browser has no such files to try it with. */
type Room = boolean | undefined;

let latest: { readonly found: Promise<Room>; readonly atMs: number } | undefined;

/**
 * Tries whether the disk takes as many bytes as opening the database may write, with a file of the
 * browser's own that is gone again afterwards. What browsers say of free space is no answer
 * (Chromium: a fixed allowance), and a database that is opened on a full disk can be lost with it.
 */
export function hasRoom(): Promise<Room> {
  latest = { found: look(), atMs: performance.now() };
  return latest.found;
}

/** The same as it was found out lately, by whomever; enough to say why something has failed. */
export function hadRoom(): Promise<Room> {
  const isRecent = latest && performance.now() < latest.atMs + holdsMs;
  return latest && isRecent ? latest.found : hasRoom();
}

async function look(): Promise<Room> {
  const first = await tried();
  if (first !== 'removed') return first;
  // Site data that is cleared at this moment takes the file away: that says nothing of the disk.
  const second = await tried();
  // A database is rather left alone than opened on a disk that may be full.
  return second === 'removed' ? false : second;
}

/** What is thrown where the browser does not let a page have such files at all, as in some private windows. */
const withoutFiles = new Set(['SecurityError', 'NotSupportedError']);

/** What is thrown where a file, or the folder that it was in, is there no more. */
const removedNames = new Set(['NotFoundError', 'InvalidStateError']);

async function tried(): Promise<Room | 'removed'> {
  let folder: FileSystemDirectoryHandle;
  try {
    folder = await navigator.storage.getDirectory();
    // Safari before 26 has the files without a way for a page to write them: that says nothing of the disk.
    if (!('createWritable' in FileSystemFileHandle.prototype)) return undefined;
  } catch (error) {
    // A folder that is there for the first time is made, for which a full disk has no room either.
    return error instanceof DOMException && !withoutFiles.has(error.name) ? false : undefined;
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
    } catch (error) {
      return error instanceof DOMException && removedNames.has(error.name) && 'removed';
    } finally {
      await folder.removeEntry(name).catch(() => undefined);
    }
  });
}
