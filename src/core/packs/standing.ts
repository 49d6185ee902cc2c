import type { ModelFile } from '../catalogue/files';
import type { Model } from '../catalogue/model';
import { hasLibrary } from '../store/current';
import { filesText } from '../store/model-identity';
import type { StoredModel } from '../store/model-store';

/** Whose name a model from outside goes by. */
export type Standing =
  /** The pack's model is the catalogue's model of this id: its files have the hashes that the catalogue has. */
  | 'listed'
  /** The catalogue has a model of this id, or a person has added one, and no hashes of its files: nobody can tell. */
  | 'unproven'
  /** No other model has its id or its name. */
  | 'own'
  /** The id or the name is that of another model: the pack's model gets an id of its own, out of its files. */
  | 'another';

/**
 * Whether files from outside are those of the catalogue's model of the same id.
 *
 * @param library path of the library among the files
 */
export function provenance(
  files: readonly Pick<ModelFile, 'path' | 'sha256'>[],
  library: string,
  listed: Model,
): 'listed' | 'unproven' | 'another' {
  if (listed.files.kind === 'complete') {
    return filesText(files) === filesText(listed.files.list) ? 'listed' : 'another';
  }
  return hasLibrary(files, library, listed.library) ? 'unproven' : 'another';
}

/**
 * Whose name a stored model goes by; undefined for what the site or a host has sent.
 *
 * @param listed the entry with its id, the catalogue's or one that was added
 */
export function standingOf(
  { source, callsItself, model, files }: StoredModel,
  listed: Model | undefined,
): Standing | undefined {
  if (source !== 'pack' && source !== 'folder') return undefined;
  if (callsItself) return 'another';
  if (!listed) return 'own';
  return model ? provenance(files, model.library.path, listed) : undefined;
}
