/** What the hub says of a commit, and of what is in it. */
import * as v from 'valibot';
import { PathSchema, Sha256Schema, SizeBytesSchema } from '../catalogue/files';
import { unknownAmong } from '../growing';
import { success, type Outcome } from '../outcome';
import { parsed } from '../bounds/parsed';
import { unescaped } from './folder';

/** What a file of a commit is known by. */
export type HubHash =
  /** Of a large file: the hub keeps it apart from Git and names it by its SHA-256. */
  | { readonly check: 'sha256'; readonly sha256: string }
  /** Of a file in Git itself: `gitBlobHeader` says what is hashed. */
  | { readonly check: 'git-sha1'; readonly gitSha1: string };

/** A file of a commit. */
export interface HubFile {
  readonly path: string;
  readonly sizeBytes: number;
  readonly hash: HubHash;
}

/** Most bytes of an answer: about revisions it has the names of all files, and the model's card. */
export const mostAnswerBytes = 2 ** 22;

/** Most pages of a list that are read: no model in MLC's layout has more than one. */
export const mostPages = 10;

/** Entries on a page of a list; one with so many may be followed by another. */
const pageEntries = 1000;

const Sha1Schema = v.pipe(v.string(), v.regex(/^[0-9a-f]{40}$/, 'not a SHA-1'));

const FileEntrySchema = v.object({
  type: v.literal('file'),
  path: v.string(),
  size: SizeBytesSchema,
  oid: Sha1Schema,
  lfs: v.nullish(v.object({ oid: Sha256Schema, size: SizeBytesSchema })),
});

/** Of a folder, or of what another version of the hub may list. */
const OtherEntrySchema = v.object({ type: unknownAmong(['file']) });

const EntrySchema = v.union([FileEntrySchema, OtherEntrySchema]);

const TreeSchema = v.pipe(v.array(EntrySchema), v.maxLength(10 * pageEntries));

/** A page of the list of a commit's files. */
export interface TreePage {
  readonly files: readonly HubFile[];
  /** What asks for the next page; null: this is the last one, as far as can be seen. */
  readonly cursor: string | null;
  /** The page is full, and nothing was to be seen of whether another one follows. */
  readonly mayGoOn: boolean;
}

/**
 * Reads a page of a commit's files. A file whose name is not a relative path inside its folder, or
 * has characters that no model's file needs, is left out: nothing ever asks for it.
 *
 * @param link the answer's `Link` header, which names the next page; null where there is none, or
 *   where it is hidden from the page (browsers hide headers of other hosts that do not show them)
 * @returns the page, or what is wrong with the answer
 */
export function parseTreePage(text: string, link: string | null): Outcome<TreePage, string> {
  const tree = parsed(TreeSchema, text);
  if (!tree.ok) return tree;
  const files = tree.value.flatMap((entry): HubFile[] => {
    if (!('path' in entry) || !v.is(PathSchema, entry.path)) return [];
    const { path, size, oid, lfs } = entry;
    return lfs
      ? [{ path, sizeBytes: lfs.size, hash: { check: 'sha256', sha256: lfs.oid } }]
      : [{ path, sizeBytes: size, hash: { check: 'git-sha1', gitSha1: oid } }];
  });
  const cursor = nextCursor(link);
  return success({ files, cursor, mayGoOn: cursor === null && tree.value.length >= pageEntries });
}

/** What a `Link` header (RFC 8288) says of the next page: its cursor alone, never its address. */
export function nextCursor(link: string | null): string | null {
  for (const [, address = '', parameters = ''] of (link ?? '').matchAll(/<([^>]*)>([^,]*)/g)) {
    if (!/;\s*rel="?next"?\s*(?:;|$)/i.test(parameters)) continue;
    const [, cursor = ''] = /[?&]cursor=([^&#]+)/.exec(address) ?? [];
    if (cursor !== '') return unescaped(cursor) ?? null;
  }
  return null;
}

/**
 * The files of a folder out of those of its repository, by their path in the folder.
 *
 * @returns undefined where a file is listed twice: a list that says two things says nothing
 */
export function filesIn(
  files: readonly HubFile[],
  folderPath: string,
): ReadonlyMap<string, HubFile> | undefined {
  const inside = files.filter(({ path }) => path.startsWith(folderPath));
  const byPath = new Map(
    inside.map((file) => {
      const path = file.path.slice(folderPath.length);
      return [path, { ...file, path }];
    }),
  );
  return byPath.size === inside.length ? byPath : undefined;
}

/**
 * What stands before a file's bytes where Git hashes it: the SHA-1 of both together is its name.
 *
 * @see https://git-scm.com/book/en/v2/Git-Internals-Git-Objects
 */
export function gitBlobHeader(sizeBytes: number): Uint8Array {
  return new TextEncoder().encode(`blob ${sizeBytes}\0`);
}
