/** What a person has added by its address at the hub: an entry beside the catalogue's, kept on the device. */
import * as v from 'valibot';
import { LanguageTag } from '../bounds/language-tag';
import { BoundedList } from '../bounds/list';
import { Count } from '../bounds/numbers';
import { PathSchema, Sha256Schema, SizeBytesSchema } from '../catalogue/files';
import { ModelSchema } from '../catalogue/model';
import { growing } from '../growing';
import { isDiscovered } from '../store/discovery';
import { CommitSchema, hubFolderOf, RepositorySchema, type HubFolder } from '../hub/folder';

/** Most entries of a device: each is read whenever the page starts. */
export const mostAddedEntries = 200;

/** Most files of one GGUF model: llama.cpp splits large ones. */
const mostGgufFiles = 1000;

/** Stands between the parts of an added model's id: neither the hub nor a catalogue has names with it. */
const separator = '--';

/** Most characters of an id: links and records name models by it. */
const mostIdCharacters = 200;

/** Owner and name, as `addedId` can tell them apart again. */
export const AddableSchema = v.pipe(
  RepositorySchema,
  v.maxLength(150),
  v.check((repository) => !repository.includes(separator), 'the hub has no such names'),
);

/** The same for every visit and device, so that votes and records of an added model come together. */
export function addedId({ repository, path }: Pick<HubFolder, 'repository' | 'path'>): string {
  return [...repository.split('/'), ...path.split('/')]
    .filter((part) => part !== '')
    .join(separator);
}

/** Whether a model of this id was added by its address, also where its entry is gone: no catalogue has such ids. */
export function isAddedId(id: string): boolean {
  return id.includes(separator);
}

const IdSchema = v.pipe(v.string(), v.maxLength(mostIdCharacters));
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
    /** What the file's head says, or the hub of it; null: not known. */
    architecture: v.nullable(Label),
    quantisation: v.nullable(Label),
    contextTokens: v.nullable(Count),
    parameters: v.nullable(Count),
    /** Whether the file says how messages are written down for the model; null: not known. */
    hasChatTemplate: v.nullable(v.boolean()),
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

const AddedEntrySchema = v.variant('kind', [MlcEntrySchema, GgufEntrySchema]);

export type AddedEntry = v.InferOutput<typeof AddedEntrySchema>;
export type MlcEntry = v.InferOutput<typeof MlcEntrySchema>;
export type GgufEntry = v.InferOutput<typeof GgufEntrySchema>;

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
