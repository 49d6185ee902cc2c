import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Hub } from '../hosts/hub/hub';
import type { HubCard } from '../hosts/hub/card';
import { HubRepository } from '../hosts/hub/repository';
import { layOutGlassbox } from '../hosts/mlc-folder';
import { mlcLayout } from '../hosts/mlc-layout';
import { fastModel } from './compare-screen';

/** Puts a small model in MLC's layout on the hub, with its library where WebLLM has it. */
export async function putModel(hub: Hub, id: string, card?: HubCard): Promise<HubRepository> {
  const { 'library.wasm': library, ...files } = Object.fromEntries(await mlcLayout());
  const repository = new HubRepository(id, new Map(Object.entries(files)), card);
  hub.add(repository);
  if (library) hub.addLibrary(`/${id}/library.wasm`, library);
  return repository;
}

/** Puts a small model in MLC's layout on the hub that brings a library of its own, which no catalogue has. */
export async function putModelWithLibrary(hub: Hub, id: string, card?: HubCard): Promise<void> {
  hub.add(new HubRepository(id, await mlcLayout(), card));
}

/** Puts the small embedded model on the hub, as MLC lays models out: a real one, with some megabytes. */
export function putGlassbox(hub: Hub, id: string, folder: string): HubRepository {
  layOutGlassbox(folder);
  const library = 'library.wasm';
  const names = readdirSync(folder).filter((name) => name !== library);
  const files = names.map((name) => [name, readFileSync(join(folder, name))] as const);
  const repository = new HubRepository(id, new Map(files));
  hub.add(repository);
  hub.addLibrary(`/${id}/${library}`, readFileSync(join(folder, library)));
  return repository;
}

/**
 * Copies a build and gives its catalogue one more model for each repository, named as that is.
 *
 * @param build that with the scripted engine, unless another is named
 */
export function offer(
  copy: string,
  hub: Hub,
  ids: readonly string[],
  build = 'dist-scripted',
): void {
  cpSync(build, copy, { recursive: true });
  const path = join(copy, 'models.json');
  const catalogue = JSON.parse(readFileSync(path, 'utf8')) as { models: { name: string }[] };
  const like = catalogue.models.find(({ name }) => name === fastModel);
  const { hub: origin, libraries } = hub.origins;
  const added = ids.map((id) => ({
    ...like,
    id: id.replaceAll('/', '-'),
    name: id,
    files: {
      kind: 'discovered',
      folder: `${origin}/${id}/resolve/main/`,
      revision: null,
      sizeBytes: null,
    },
    library: { kind: 'address', address: `${libraries}/${id}/library.wasm`, sha256: null },
  }));
  catalogue.models.push(...added);
  writeFileSync(path, JSON.stringify(catalogue));
}
