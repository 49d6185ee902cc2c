import type { Model } from '../catalogue/model';
import { isForeign } from '../store/current';
import type { StoredModel } from '../store/model-store';

/**
 * SHA-256 of the library that a model brought with it: in a pack or a folder, or from a repository that
 * a person has added. Undefined for models of the catalogue, and for those whose library came from where
 * the catalogue has one of its own.
 */
export function broughtLibrary(
  stored: StoredModel,
  catalogue: readonly Pick<Model, 'id' | 'library'>[],
): string | undefined {
  const { id, model, files, libraryAddress } = stored;
  const sha256 = files.find(({ path }) => path === model?.library.path)?.sha256;
  if (isForeign(stored)) return sha256;
  const isListed = catalogue.some(
    ({ id: listedId, library }) =>
      listedId === id ||
      (library.kind === 'address' &&
        library.address === libraryAddress &&
        (library.sha256 === null || library.sha256 === sha256)),
  );
  return isListed ? undefined : sha256;
}
