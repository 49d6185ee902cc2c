/**
 * An added entry as it is handed on, in a link or a file: which files at which commit of the hub. Nothing
 * else that the entry says goes along: whoever opens it asks the hub, as for any address.
 */
import * as v from 'valibot';
import { PathSchema } from '../catalogue/files';
import { parseHubAddress } from '../hub/address';
import { CommitSchema, hubFolderOf, hubOrigin, unescaped } from '../hub/folder';
import { failed, success, type Outcome } from '../outcome';
import type { AddedEntry } from './entry';
import { AddableSchema } from './id';

/** Why what was to bring an entry brings none: it was cut, altered, or made by a later version. */
export interface SharedEntryTrouble {
  readonly kind: 'bad-entry-link' | 'bad-entry-file';
}

const linkBeginning = 'add=';

/** Most characters of a link's fragment: escaped once, the longest entry has fewer. */
const mostFragmentCharacters = 4000;

/** Most bytes of an entry's file; `entryFileText` writes 1,400 at the most. */
export const mostEntryFileBytes = 10_000;

const entryFormat = 'playground-entry';

/** How `entryFileText` begins: one that is cut behind it is no JSON, and still says what it was to be. */
const beginsAsEntry = new RegExp(`^\\s*\\{\\s*"format"\\s*:\\s*"${entryFormat}"`);

const SharedEntrySchema = v.object({
  repository: AddableSchema,
  commit: CommitSchema,
  /** Of the model's folder, or of its GGUF file, the first of a split one; empty: the whole repository. */
  path: v.union([v.literal(''), PathSchema]),
});

const EntryFileSchema = v.object({
  format: v.literal(entryFormat),
  version: v.literal(1),
  ...SharedEntrySchema.entries,
});

/** A file that says it hands an entry on, whatever else is in it. */
const HeadSchema = v.looseObject({ format: v.literal(entryFormat), version: v.unknown() });

type SharedEntry = v.InferOutput<typeof SharedEntrySchema>;

/** What stands behind the `#` of a link that brings the entry; undefined where it cannot be handed on. */
export function entryFragment(entry: AddedEntry): string | undefined {
  const shared = sharedOf(entry);
  if (!shared) return undefined;
  const { repository, commit, path } = shared;
  return `${linkBeginning}${repository}@${commit}${path === '' ? '' : `/${path}`}`;
}

/** The text of a file that brings the entry; undefined where it cannot be handed on. */
export function entryFileText(entry: AddedEntry): string | undefined {
  const shared = sharedOf(entry);
  return shared && `${JSON.stringify({ format: entryFormat, version: 1, ...shared }, null, 2)}\n`;
}

/** The address at the hub that a link's fragment brings, to be looked up by whoever opened it. */
export function addressInLink(fragment: string): Outcome<string, SharedEntryTrouble> {
  const trouble = failed({ kind: 'bad-entry-link' } as const);
  if (fragment.length > mostFragmentCharacters) return trouble;
  // Chat programs escape what stands in a link, and take the end of a sentence for a part of it.
  const written = unescaped(fragment)?.replace(/[.,;:!?)]+$/, '') ?? '';
  const [, repository, commit, path = ''] = /^add=([^@]+)@([^/]+)(?:\/(.*))?$/.exec(written) ?? [];
  const read = v.safeParse(SharedEntrySchema, { repository, commit, path });
  const address = read.success ? addressOf(read.output) : undefined;
  return address === undefined ? trouble : success(address);
}

/**
 * The address at the hub that the text of a file brings.
 *
 * @returns undefined where the file does not say that it hands an entry on: it is one of another kind
 */
export function addressInFile(text: string): Outcome<string, SharedEntryTrouble> | undefined {
  const trouble = failed({ kind: 'bad-entry-file' } as const);
  const json = v.safeParse(v.pipe(v.string(), v.parseJson(), HeadSchema), text);
  if (!json.success) return beginsAsEntry.test(text) ? trouble : undefined;
  const read = v.safeParse(EntryFileSchema, json.output);
  const address = read.success ? addressOf(read.output) : undefined;
  return address === undefined ? trouble : success(address);
}

function sharedOf(entry: AddedEntry): SharedEntry | undefined {
  // A file of this device is at no address that another one could ask.
  if (entry.kind === 'gguf-file') return undefined;
  if (entry.kind === 'gguf') {
    const { repository, commit, files } = entry;
    return { repository, commit, path: files[0]?.path ?? '' };
  }
  const folder = hubFolderOf(entry.model.files.folder);
  return (
    folder && {
      repository: folder.repository,
      commit: folder.revision,
      path: folder.path.replace(/\/$/, ''),
    }
  );
}

/** The page of the hub; undefined where the hub has another one at that address than a repository's. */
function addressOf({ repository, commit, path }: SharedEntry): string | undefined {
  const view = /\.gguf$/i.test(path) ? 'blob' : 'tree';
  const address = `${hubOrigin}/${repository}/${view}/${commit}/${path}`.replace(/\/$/, '');
  const read = parseHubAddress(address);
  const isSame = read.ok && read.value.folder.repository === repository;
  return isSame && read.value.folder.revision === commit ? address : undefined;
}
