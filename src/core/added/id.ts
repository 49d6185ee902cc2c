/** The ids of what a person has added: no catalogue has one of theirs. */
import * as v from 'valibot';
import { RepositorySchema, type HubFolder } from '../hub/folder';

/** Stands between the parts of an added model's id: neither the hub nor a catalogue has names with it. */
const separator = '--';

/** Most characters of an id: links and records name models by it. */
const mostIdCharacters = 200;

export const IdSchema = v.pipe(v.string(), v.maxLength(mostIdCharacters));

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

/** Of a file that was added from a device: the same wherever the same file is. No repository's name is empty. */
export function addedFileId(fingerprint: string): string {
  return ['file', '', fingerprint].join(separator);
}

/** Whether a model of this id was added, also where its entry is gone: no catalogue has such ids. */
export function isAddedId(id: string): boolean {
  return id.includes(separator);
}
