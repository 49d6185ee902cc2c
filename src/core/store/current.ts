import type { Model } from '../catalogue/model';
import type { StoredModel } from './model-store';
import { sameFiles } from './plan';

/**
 * Whether what is stored is what the catalogue offers today. Of a model whose files are found on
 * its host, the addresses say it: what came from a pack or a folder is taken for what it was named.
 */
export function isCurrent(
  stored: Pick<StoredModel, 'files' | 'model' | 'source' | 'libraryAddress'>,
  { files, library }: Pick<Model, 'files' | 'library'>,
): boolean {
  if (files.kind === 'complete') return sameFiles(stored.files, files.list);
  if (stored.source === 'pack' || stored.source === 'folder') return true;
  const libraryAddress = library.kind === 'address' ? library.address : undefined;
  return stored.model?.files.folder === files.folder && stored.libraryAddress === libraryAddress;
}
