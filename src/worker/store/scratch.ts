/** What is smaller is not worth a file. */
const leastBytes = 2 ** 20;

/** Only workers have it, and only their types. */
interface WithSyncAccess {
  createSyncAccessHandle(): Promise<{ write(bytes: BufferSource): number; close(): void }>;
}

const prefix = 'playground part ';

/**
 * Parts wait in files of the browser's own for the database to take them. A part that is handed over
 * in memory stays in the browser's process until the worker's garbage is collected, which is after
 * hundreds of megabytes; of a file the database is given a reference, and copies from it.
 */
export class Scratch {
  /**
   * Whether the database copies: in a private window it may keep the reference alone, which then
   * leads nowhere. Found out with the first part.
   */
  #copies: boolean | undefined;

  /** @param stored the part of this SHA-256 as the database gives it back */
  constructor(readonly stored: (sha256: string) => Promise<Blob | undefined>) {}

  /** Lends a part to `keep`, which puts it into the database. */
  async lend<Value>(
    sha256: string,
    bytes: Uint8Array<ArrayBuffer>,
    keep: (part: Blob) => Promise<Value>,
  ): Promise<Value> {
    const lent =
      bytes.byteLength < leastBytes || this.#copies === false
        ? undefined
        : await lendFile(bytes, keep);
    if (!lent) return keep(new Blob([bytes]));
    this.#copies ??= await this.#isCopied(sha256, bytes.byteLength);
    return this.#copies === false ? keep(new Blob([bytes])) : lent.value;
  }

  /** @returns undefined where nothing was kept, which says nothing */
  async #isCopied(sha256: string, sizeBytes: number): Promise<boolean | undefined> {
    const stored = await this.stored(sha256);
    return stored?.arrayBuffer().then(
      ({ byteLength }) => byteLength === sizeBytes,
      () => false,
    );
  }
}

/** Removes files that a crash, or a tab that was closed, has left. */
export async function removeScratch(): Promise<void> {
  const names: string[] = [];
  try {
    const folder = await navigator.storage.getDirectory();
    for await (const name of folder.keys()) if (name.startsWith(prefix)) names.push(name);
  } catch {
    // A browser without such files has none of ours.
  }
  // Asked after the names: what is there and in use had its lock before.
  const { held = [] } = await navigator.locks.query();
  const inUse = new Set(held.map(({ name }) => name));
  await Promise.all(names.filter((name) => !inUse.has(name)).map(remove));
}

/** @returns undefined where the browser has no such files, or no room for one */
async function lendFile<Value>(
  bytes: Uint8Array<ArrayBuffer>,
  keep: (part: Blob) => Promise<Value>,
): Promise<{ readonly value: Value } | undefined> {
  const name = prefix + crypto.randomUUID();
  // Says to other tabs that the file is in use.
  return navigator.locks.request(name, async () => {
    try {
      const file = await write(name, bytes);
      if (file?.size !== bytes.byteLength) return undefined;
      return { value: await keep(file.slice()) };
    } finally {
      await remove(name);
    }
  });
}

async function write(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<File | undefined> {
  try {
    const folder = await navigator.storage.getDirectory();
    const handle = await folder.getFileHandle(name, { create: true });
    const access = await (handle as unknown as WithSyncAccess).createSyncAccessHandle();
    try {
      access.write(bytes);
    } finally {
      access.close();
    }
    return await handle.getFile();
  } catch {
    return undefined;
  }
}

async function remove(name: string): Promise<void> {
  try {
    await (await navigator.storage.getDirectory()).removeEntry(name);
  } catch {
    // It was never made, or the next start of the worker takes it away.
  }
}
