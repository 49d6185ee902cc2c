import { failed, success, type Outcome } from '../core/outcome';
import { sha256 } from './digest';
import type { MendFailure, ShellFailure } from '../core/offline/failures';
import type { CheckedFile, FileState, ShellInspector } from '../core/offline/readiness';
import { parseShellList, shellListPath, type ShellList } from '../core/offline/shell-list';
import { mostFetchMs, type KeptFile } from '../sw/messages';
import { askServiceWorker } from './service-worker';

/** A file, where it is kept, and what it has to be. */
interface Expected {
  readonly path: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  readonly kept: KeptFile | undefined;
}

/** The program's files in the service worker's caches, hashed here. */
export class KeptShell implements ShellInspector {
  /** @param siteAddress absolute address of the page's folder */
  constructor(readonly siteAddress: string) {}

  async check(
    onProgress: Parameters<ShellInspector['check']>[0],
  ): Promise<Outcome<readonly CheckedFile[], ShellFailure>> {
    const expected = await this.#expected();
    if (!expected.ok) return expected;
    const totalBytes = expected.value.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
    const checked: CheckedFile[] = [];
    let doneBytes = 0;
    for (const file of expected.value) {
      onProgress({ doneBytes, totalBytes });
      checked.push({
        path: file.path,
        sizeBytes: file.sizeBytes,
        state: stateOf(file, await bytesOf(file.kept)),
      });
      doneBytes += file.sizeBytes;
    }
    onProgress({ doneBytes, totalBytes });
    return success(checked);
  }

  async mend(files: readonly CheckedFile[]): Promise<Outcome<void, MendFailure>> {
    const expected = await this.#expected();
    if (!expected.ok) return expected;
    const broken = new Set(files.filter(({ state }) => state !== 'ok').map(({ path }) => path));
    for (const file of expected.value) {
      const mended = broken.has(file.path) ? await fetchAgain(file) : success(undefined);
      if (!mended.ok) return mended;
    }
    return success(undefined);
  }

  /** Every file of the program; where the list of them is not what it should be, that alone. */
  async #expected(): Promise<Outcome<readonly Expected[], ShellFailure>> {
    const asked = await askServiceWorker({ kind: 'kept-files' });
    if (!asked.ok) return asked;
    const at = (path: string): KeptFile | undefined =>
      asked.value.find(({ address }) => address === this.siteAddress + path);
    const keptList = at(shellListPath);
    const bytes = await bytesOf(keptList);
    const list: Expected = {
      path: shellListPath,
      sizeBytes: bytes?.bytes.byteLength ?? 0,
      sha256: keptList?.revision ?? '',
      kept: keptList,
    };
    const read = stateOf(list, bytes) === 'ok' && bytes ? readList(bytes.bytes) : undefined;
    if (!read) return success([list]);
    return success([list, ...read.files.map((file) => ({ ...file, kept: at(file.path) }))]);
  }
}

interface Hashed {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly sha256: string;
}

function readList(bytes: Uint8Array): ShellList | undefined {
  const list = parseShellList(new TextDecoder().decode(bytes));
  return list.ok ? list.value : undefined;
}

function stateOf({ sha256 }: Expected, found: Hashed | undefined): FileState {
  if (!found) return 'missing';
  return found.sha256 === sha256 ? 'ok' : 'damaged';
}

async function hashed(response: Response): Promise<Hashed> {
  const bytes = new Uint8Array(await response.arrayBuffer());
  return { bytes, sha256: await sha256(bytes) };
}

/** What is kept; undefined where nothing is, or nothing that can be read. */
async function bytesOf(kept: KeptFile | undefined): Promise<Hashed | undefined> {
  if (!kept) return undefined;
  try {
    const response = await (await caches.open(kept.cacheName)).match(kept.key);
    return response && (await hashed(response));
  } catch {
    return undefined;
  }
}

async function fetchAgain({ path, sha256, kept }: Expected): Promise<Outcome<void, MendFailure>> {
  if (!kept) return failed({ kind: 'service-worker-silent' });
  const cache = await caches.open(kept.cacheName);
  // While it is there, the service worker would answer with it.
  const before = await cache.match(kept.key);
  await cache.delete(kept.key);
  const putBack = async <Failure>(failure: Failure): Promise<Failure> => {
    if (before) await cache.put(kept.key, before);
    return failure;
  };
  const unreachable = (status: number | null): Promise<Outcome<never, MendFailure>> =>
    putBack(failed({ kind: 'program-file-unreachable', file: path, status }));
  const limit = AbortSignal.timeout(mostFetchMs);
  try {
    const response = await fetch(kept.address, { cache: 'reload', signal: limit });
    if (!response.ok) return await unreachable(response.status);
    const { headers } = response;
    const arrived = await hashed(response);
    if (arrived.sha256 !== sha256) {
      return await putBack(failed({ kind: 'program-file-differs', file: path }));
    }
    // Made anew: a mark of a redirect on the way must not be kept with it.
    await cache.put(kept.key, new Response(arrived.bytes, { headers }));
    return success(undefined);
  } catch {
    if (!limit.aborted) return unreachable(null);
    const limitSeconds = mostFetchMs / 1000;
    return putBack(failed({ kind: 'program-file-late', file: path, limitSeconds }));
  }
}
