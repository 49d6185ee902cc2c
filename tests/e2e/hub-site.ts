import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mlcFiles } from '../../src/core/store/mlc-files';
import type { Hub } from '../hosts/hub/hub';
import type { HubCard } from '../hosts/hub/card';
import { HubRepository } from '../hosts/hub/repository';
import { layOutGlassbox } from '../hosts/mlc-folder';
import { mlcLayout } from '../hosts/mlc-layout';
import { fastModel } from './compare-screen';

const { library: libraryFile } = mlcFiles;

/** What engines pass over at the end of a program, by the name of `own`. Source: WebAssembly 1.0, section 5.5.3. */
const customSection = Buffer.from([0, 4, 3, ...Buffer.from('own')]);

/** As MLC's compiler would name it, which writes that into each configuration. */
export const glassboxQuantisation = 'q8f32_1';

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

/**
 * Puts the small embedded model on the hub, as MLC lays models out: a real one, with some megabytes.
 *
 * @param library where its library is: where WebLLM has those that it lists, or beside its files, as a
 *   program that this site does not know
 */
export function putGlassbox(
  hub: Hub,
  id: string,
  folder: string,
  library: 'listed' | 'own' = 'listed',
): HubRepository {
  layOutGlassbox(folder);
  const config = join(folder, mlcFiles.config);
  const said = JSON.parse(readFileSync(config, 'utf8')) as object;
  writeFileSync(config, JSON.stringify({ ...said, quantization: glassboxQuantisation }));
  const files = new Map(
    readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]),
  );
  const bytes = readFileSync(join(folder, libraryFile));
  if (library === 'own') files.set(libraryFile, Buffer.concat([bytes, customSection]));
  else {
    files.delete(libraryFile);
    hub.addLibrary(`/${id}/${libraryFile}`, bytes);
  }
  const repository = new HubRepository(id, files);
  hub.add(repository);
  return repository;
}

/** What of the offered models is not as it is of the embedded one in the build with the scripted engine. */
interface Offer {
  readonly build?: string;
  readonly quantisation?: string;
  /** Of the weights. */
  readonly sizeBytes?: number;
}

/** Copies a build and gives its catalogue one more model for each repository, named as that is. */
export function offer(copy: string, hub: Hub, ids: readonly string[], offered: Offer = {}): void {
  const { build = 'dist-scripted', sizeBytes = null, ...change } = offered;
  cpSync(build, copy, { recursive: true });
  const path = join(copy, 'models.json');
  const catalogue = JSON.parse(readFileSync(path, 'utf8')) as { models: { name: string }[] };
  const like = catalogue.models.find(({ name }) => name === fastModel);
  const { hub: origin, libraries } = hub.origins;
  const added = ids.map((id) => ({
    ...like,
    ...change,
    id: id.replaceAll('/', '-'),
    name: id,
    files: {
      kind: 'discovered',
      folder: `${origin}/${id}/resolve/main/`,
      revision: null,
      sizeBytes,
    },
    library: { kind: 'address', address: `${libraries}/${id}/${libraryFile}`, sha256: null },
  }));
  catalogue.models.push(...added);
  writeFileSync(path, JSON.stringify(catalogue));
}
