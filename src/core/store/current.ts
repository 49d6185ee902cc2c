import type { ModelFile } from '../catalogue/files';
import type { Model, WholeModel } from '../catalogue/model';
import type { StoredModel } from './model-store';
import { sameFiles } from './plan';

/** Length of Git's name of a commit; the first paint does without the whole of `core/hub`. */
const commitLength = 40;

/**
 * Whether what is stored is what the catalogue offers today. Of a model whose files are found on
 * its host, the addresses say it, and the commit where the catalogue names one: what came from a pack or a
 * folder is taken for what it was named, unless the catalogue has the hash of its library and that is
 * another one.
 */
export function isCurrent(
  stored: Pick<StoredModel, 'files' | 'source' | 'libraryAddress' | 'commit'> & {
    readonly model: Pick<WholeModel, 'files' | 'library'> | null;
  },
  { files, library }: Pick<Model, 'files' | 'library'>,
): boolean {
  if (files.kind === 'complete') return sameFiles(stored.files, files.list);
  if (isForeign(stored)) {
    return hasLibrary(stored.files, stored.model?.library.path, library);
  }
  const libraryAddress = library.kind === 'address' ? library.address : undefined;
  const isOther = files.revision?.length === commitLength && stored.commit !== files.revision;
  return (
    !isOther &&
    stored.model?.files.folder === files.folder &&
    stored.libraryAddress === libraryAddress
  );
}

/**
 * Whether files can be those of a model whose files the catalogue does not list: their library has the
 * hash that it has there, or it has none there.
 *
 * @param path of the library among the files
 */
export function hasLibrary(
  files: readonly Pick<ModelFile, 'path' | 'sha256'>[],
  path: string | undefined,
  listed: Model['library'],
): boolean {
  const wanted = listed.kind === 'address' ? listed.sha256 : null;
  return wanted === null || files.some((file) => file.path === path && file.sha256 === wanted);
}

/** Whether it was brought from outside: what was brought is what a person wanted. */
export function isForeign({ source }: Pick<StoredModel, 'source'>): boolean {
  return source === 'pack' || source === 'folder';
}
