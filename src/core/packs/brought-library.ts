import type { StoredModel } from '../store/model-store';

/**
 * SHA-256 of the library that a model brought with it in a pack or a folder; undefined for models
 * that the site or a host of its catalogue has sent.
 */
export function broughtLibrary({ source, model, files }: StoredModel): string | undefined {
  if (source !== 'pack' && source !== 'folder') return undefined;
  return files.find(({ path }) => path === model?.library.path)?.sha256;
}
