/** The model that a repository in MLC's layout becomes when a person adds it. */
import * as v from 'valibot';
import { plainName } from '../bounds/name';
import { checked } from '../bounds/parsed';
import { ModelSchema, type Model } from '../catalogue/model';
import { failed, success, type Outcome } from '../outcome';
import { unknownFact, unknownLicence } from '../catalogue/unknown';
import { unlisted } from '../packs/folder-model';
import { isDiscovered, type DiscoveredModel } from '../store/discovery';
import { addedId, AddableSchema } from './id';
import { fittingLibraries, type FittingLibrary, type LibraryChoice } from './fitting-libraries';
import { mlcMemory } from './mlc-memory';
import { folderAddress, hubFolderOf, pageAddress } from '../hub/folder';
import type { HubContents, HubRepository } from '../store/hub-repository';

/** A repository whose files are in MLC's layout. */
export type MlcRepository = HubRepository & {
  readonly contents: Extract<HubContents, { kind: 'mlc' }>;
};

export function isMlc(repository: HubRepository): repository is MlcRepository {
  return repository.contents.kind === 'mlc';
}

/** What runs an added model: a library of the catalogue's, or one that the repository has itself. */
export type ChosenLibrary =
  | ({ readonly kind: 'listed' } & FittingLibrary)
  /** A program of whoever made the repository: it runs only where a person lets it. */
  | { readonly kind: 'own'; readonly path: string };

/** The libraries that a person chooses among. */
export interface OfferedLibraries extends LibraryChoice {
  /** Path of the repository's own; undefined where it has none, or several. */
  readonly own: string | undefined;
}

export function offeredLibraries(
  { contents: { config, index }, files, baseModels }: MlcRepository,
  catalogue: readonly Model[],
): OfferedLibraries {
  const [own, ...others] = files.filter(({ path }) => path.endsWith('.wasm'));
  const need = {
    quantisation: config.quantization ?? '',
    modelType: config.model_type,
    weightBytes: index.shards.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    baseModels,
  };
  return {
    ...fittingLibraries(need, catalogue),
    own: others.length === 0 ? own?.path : undefined,
  };
}

/** SPDX's spelling of the licences that the hub tags most, in lower case. */
const spdxIds = new Map(
  ['Apache-2.0', 'MIT', 'BSD-3-Clause', 'CC-BY-4.0', 'CC-BY-SA-4.0', 'CC-BY-NC-4.0'].map((id) => [
    id.toLowerCase(),
    id,
  ]),
);

/**
 * The model, at the commit that was looked up. Its producer is the owner at the hub, its licence and its
 * languages are the hub's tags: nobody here has checked them.
 *
 * @param nowMs milliseconds since 1970: the day on which the hub said so
 * @returns or what of it no entry can have, in words for diagnostics
 */
export function modelOfRepository(
  repository: MlcRepository,
  chosen: ChosenLibrary,
  nowMs: number,
): Outcome<DiscoveredModel, string> {
  const { folder, commit, contents } = repository;
  const { config, index } = contents;
  const { context_window_size: contextTokens = 0 } = config;
  if (contextTokens < 1) return failed('context_window_size: no number of tokens');
  // An engine would find so at the first answer, with all of it downloaded.
  if (!config.conv_template?.roles) return failed('conv_template: no template with roles');
  if (!v.is(AddableSchema, folder.repository)) return failed('no repository that can be kept');
  // What is kept is read by this address: one that names no folder could not be read at the next visit.
  if (!hubFolderOf(folderAddress(folder, commit))) return failed('no folder that can be kept');
  const facts = unlisted({
    name: addedId(folder),
    config: { ...config, context_window_size: contextTokens },
    manifest: null,
    library: chosen.kind === 'own' ? chosen.path : '',
  });
  const weightBytes = index.shards.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0);
  const page = pageAddress(folder, commit);
  const made = checked(ModelSchema, {
    ...facts,
    id: addedId(folder),
    // With its owner: no name of the catalogue has a stroke.
    name: `${folder.repository}/${folder.path}`.replace(/\/$/, ''),
    producer: folder.repository.split('/')[0],
    origin: { countries: [], link: page.startsWith('https:') ? page : null },
    languages: repository.languages,
    licence: licenceOf(repository, page, new Date(nowMs).toISOString().slice(0, 10)),
    needs: {
      ...facts.needs,
      ...(chosen.kind === 'listed'
        ? memoryLike(chosen, weightBytes)
        : mlcMemory(config, weightBytes, contextTokens)),
      largestBufferBytes: index.largestTensorBytes,
    },
    files: {
      kind: 'discovered',
      folder: folderAddress(folder, commit),
      revision: commit,
      sizeBytes: weightBytes,
    },
    library: chosen.kind === 'own' ? { kind: 'file', path: chosen.path } : chosen.library,
  });
  if (!made.ok) return made;
  return isDiscovered(made.value) ? success(made.value) : failed('not at an address');
}

/** The memory that the model with the same library needs, with other weights in the place of its own. */
function memoryLike(
  { like, likeBytes }: FittingLibrary,
  weightBytes: number,
): Partial<Model['needs']> {
  const { memoryBytes, contextTokens, kvBytesPerToken } = like.needs;
  if (memoryBytes === null) return {};
  const withOwn = Math.max(weightBytes, memoryBytes - likeBytes + weightBytes);
  return { memoryBytes: withOwn, contextTokens, kvBytesPerToken };
}

function licenceOf(
  { licenceTag: tag }: HubRepository,
  page: string,
  today: string,
): Model['licence'] {
  const name = plainName(tag ?? '').trim();
  if (name === '') return { spdx: unknownLicence, name: unknownFact, link: null, read: null };
  const spdx = spdxIds.get(name.toLowerCase()) ?? `LicenseRef-${name}`;
  const tagged = page.startsWith('https:') ? { tagged: { page, on: today } } : {};
  return { spdx, name, link: null, read: null, ...tagged };
}
