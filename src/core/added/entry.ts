/** What a person has added by its address at the hub, or from a file: an entry beside the catalogue's, kept on the device. */
import * as v from 'valibot';
import { LanguageTag } from '../bounds/language-tag';
import { BoundedList } from '../bounds/list';
import { Count } from '../bounds/numbers';
import { PathSchema, Sha256Schema, SizeBytesSchema } from '../catalogue/files';
import { ModelSchema } from '../catalogue/model';
import { growing } from '../growing';
import { isDiscovered } from '../store/discovery';
import { CommitSchema, hubFolderOf } from '../hub/folder';
import { AddableSchema, addedFileId, addedId, IdSchema } from './id';

/** Most entries of a device: each is read whenever the page starts. */
export const mostAddedEntries = 200;

/** Most files of one GGUF model: llama.cpp splits large ones. */
const mostGgufFiles = 1000;

const Label = v.pipe(v.string(), v.maxLength(200), v.trim(), v.nonEmpty());

/** A model in MLC's layout, pinned to the commit that was looked up. */
const MlcEntrySchema = v.pipe(
  growing({
    kind: v.literal('mlc'),
    /** The model's own. */
    id: IdSchema,
    /** Milliseconds since 1970. */
    addedAtMs: Count,
    model: v.pipe(ModelSchema, v.guard(isDiscovered)),
  }),
  v.check(({ id, model }) => {
    const folder = hubFolderOf(model.files.folder);
    return (
      folder !== undefined &&
      v.is(AddableSchema, folder.repository) &&
      v.is(CommitSchema, folder.revision) &&
      folder.revision === model.files.revision &&
      id === addedId(folder) &&
      id === model.id
    );
  }, 'not at a commit of the hub, or under another id than its address gives'),
);

/** What the head of a GGUF file says, or the hub of it; null: not known. */
const headEntries = {
  architecture: v.nullable(Label),
  quantisation: v.nullable(Label),
  contextTokens: v.nullable(Count),
  parameters: v.nullable(Count),
  /** Whether the file says how messages are written down for the model; null: not known. */
  hasChatTemplate: v.nullable(v.boolean()),
};

/** A GGUF file, or the parts of a split one, at a commit; its engine comes with a later version. */
export const GgufEntrySchema = v.pipe(
  growing({
    kind: v.literal('gguf'),
    id: IdSchema,
    addedAtMs: Count,
    repository: AddableSchema,
    commit: CommitSchema,
    /** In the order of the parts; their paths are the repository's own. */
    files: v.pipe(
      BoundedList(
        growing({
          path: PathSchema,
          sizeBytes: SizeBytesSchema,
          /** Null: the hub has it in Git itself, as small files are, and lists no such hash. */
          sha256: v.nullable(Sha256Schema),
        }),
        mostGgufFiles,
      ),
      v.minLength(1),
    ),
    ...headEntries,
    /** As the hub has it; null: none. */
    licenceTag: v.nullable(Label),
    languages: v.nullable(BoundedList(LanguageTag, 1000)),
  }),
  v.check(
    ({ id, repository, files: [first] }) =>
      first !== undefined && id === addedId({ repository, path: first.path }),
    'under another id than its address gives',
  ),
);

/**
 * A whole GGUF file from this device, which is not stored: it is known again by its fingerprint when it
 * is brought once more.
 */
export const GgufFileEntrySchema = v.pipe(
  growing({
    kind: v.literal('gguf-file'),
    id: IdSchema,
    addedAtMs: Count,
    /** As it was called where it lay; only for people. */
    fileName: Label,
    sizeBytes: SizeBytesSchema,
    /** See `fingerprintSpans`: of some of its bytes, so it tells files apart and proves none. */
    fingerprint: Sha256Schema,
    /** What the model is called in the file. */
    name: v.nullable(Label),
    ...headEntries,
    /** What it needs to run, by its head, or where that tells too little by its size. */
    estimate: growing({
      by: v.picklist(['head', 'size']),
      memoryBytes: Count,
      contextTokens: Count,
      kvBytesPerToken: v.nullable(Count),
    }),
  }),
  v.check(({ id, fingerprint }) => id === addedFileId(fingerprint), 'under another file’s id'),
);

const AddedEntrySchema = v.variant('kind', [MlcEntrySchema, GgufEntrySchema, GgufFileEntrySchema]);

export type AddedEntry = v.InferOutput<typeof AddedEntrySchema>;
export type MlcEntry = v.InferOutput<typeof MlcEntrySchema>;
export type GgufEntry = v.InferOutput<typeof GgufEntrySchema>;
export type GgufFileEntry = v.InferOutput<typeof GgufFileEntrySchema>;

/** Undefined where this version cannot read it. */
export function readAddedEntry(kept: unknown): AddedEntry | undefined {
  const read = v.safeParse(AddedEntrySchema, kept);
  return read.success ? read.output : undefined;
}

/** The entries among what is kept, in the order in which they were added, and what cannot be read of it. */
export function readAddedEntries(kept: readonly unknown[]): {
  readonly entries: readonly AddedEntry[];
  readonly unreadable: readonly unknown[];
} {
  const entries: AddedEntry[] = [];
  const unreadable: unknown[] = [];
  for (const record of kept) {
    const entry = readAddedEntry(record);
    if (entry) entries.push(entry);
    else unreadable.push(record);
  }
  return {
    entries: entries.toSorted((one, other) => one.addedAtMs - other.addedAtMs),
    unreadable,
  };
}
