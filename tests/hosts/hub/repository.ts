import { createHash } from 'node:crypto';
import type { HubCard } from './card';

/** A file of a commit, with the hub's own word on it. */
export interface HubFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Of a small file its git blob hash; of a large one that of the pointer that git keeps of it. */
  readonly oid: string;
  /** SHA-256 of a large file, which another host serves; undefined of a small one. */
  readonly lfsOid: string | undefined;
}

export interface Commit {
  readonly sha: string;
  readonly madeAtMs: number;
  readonly files: ReadonlyMap<string, HubFile>;
}

/** What lies on the file hosts: what repositories of models track so by default, `.gitattributes` of a new one. */
const isLarge = (path: string): boolean => /\.(?:bin|gguf|safetensors|wasm)$/.test(path);

const sha1 = (...parts: readonly (string | Uint8Array)[]): string => hashed('sha1', parts);
const sha256 = (...parts: readonly (string | Uint8Array)[]): string => hashed('sha256', parts);

function hashed(kind: string, parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash(kind);
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}

/** Source: Git's object format, https://git-scm.com/book/en/v2/Git-Internals-Git-Objects */
function blobHash(bytes: Uint8Array): string {
  return sha1(`blob ${bytes.byteLength}\0`, bytes);
}

function pointerOf(bytes: Uint8Array): Uint8Array {
  const text = `version https://git-lfs.github.com/spec/v1\noid sha256:${sha256(bytes)}\nsize ${bytes.byteLength}\n`;
  return new TextEncoder().encode(text);
}

function hubFile(path: string, bytes: Uint8Array): HubFile {
  const lfsOid = isLarge(path) ? sha256(bytes) : undefined;
  return { path, bytes, lfsOid, oid: blobHash(lfsOid === undefined ? bytes : pointerOf(bytes)) };
}

/** A repository with its commits, the last of which is `main`. */
export class HubRepository {
  #commits: readonly Commit[] = [];

  /** @param id owner and name, `mlc-ai/Model-q4f16_1-MLC` */
  constructor(
    readonly id: string,
    files: ReadonlyMap<string, Uint8Array>,
    readonly card: HubCard = {},
  ) {
    this.commit(files);
  }

  /** Moves `main` on to these files; earlier commits stay. */
  commit(files: ReadonlyMap<string, Uint8Array>): Commit {
    const all = [...files].map(([path, bytes]) => hubFile(path, bytes));
    const sha = sha1(
      String(this.#commits.length),
      ...all.flatMap(({ path, oid }) => [path, '\0', oid]),
    );
    // A day after the one before.
    const madeAtMs = Date.UTC(2026, 0, 1 + this.#commits.length);
    const commit = { sha, madeAtMs, files: new Map(all.map((file) => [file.path, file])) };
    this.#commits = [...this.#commits, commit];
    return commit;
  }

  /** @param revision `main`, or the whole hash of a commit */
  at(revision: string): Commit | undefined {
    if (revision === 'main') return this.#commits.at(-1);
    return this.#commits.find(({ sha }) => sha === revision);
  }

  /** A large file of any commit, as the file hosts know it: by its hash alone. */
  large(lfsOid: string): HubFile | undefined {
    return this.#commits
      .flatMap(({ files }) => [...files.values()])
      .find((file) => file.lfsOid === lfsOid);
  }
}
