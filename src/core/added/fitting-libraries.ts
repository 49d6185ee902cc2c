/** Which compiled library runs a model that brings none: one of the catalogue's, of the same architecture. */
import { totalBytes } from '../catalogue/files';
import type { Model } from '../catalogue/model';

/** What tells which library a model needs. */
export interface LibraryNeed {
  /** As MLC names it: `q4f16_1`. */
  readonly quantisation: string;
  /** As MLC names the architecture: `qwen2`; undefined: not known. */
  readonly modelType: string | undefined;
  readonly weightBytes: number;
  /** Repositories that it says it was made out of. */
  readonly baseModels: readonly string[];
}

/** A library of the catalogue at an address, with the model that it is listed for. */
export interface FittingLibrary {
  readonly library: Extract<Model['library'], { kind: 'address' }>;
  /** Of those that have it, the one whose weights are closest in size. */
  readonly like: Model;
  /** Bytes of that model's weights. */
  readonly likeBytes: number;
  /** How far the sizes of the weights are apart, as a share of the larger. */
  readonly difference: number;
}

export interface LibraryChoice {
  /** Those for the same quantisation, the closest first, each library once. */
  readonly libraries: readonly FittingLibrary[];
  /** The only one that fits; undefined where none or several do. */
  readonly fitting: FittingLibrary | undefined;
}

/** The catalogue's sizes are computed from numbers of parameters: a true one is that far off at most. */
const mostDifference = 0.02;

/** The libraries that may run a model. Whether one does shows when it is loaded. */
export function fittingLibraries(need: LibraryNeed, catalogue: readonly Model[]): LibraryChoice {
  const found = new Map<string, FittingLibrary>();
  for (const like of catalogue) {
    const { library } = like;
    const listedBytes = weightBytesOf(like);
    if (library.kind !== 'address' || listedBytes === null) continue;
    if (!like.quantisation.includes(`(${need.quantisation})`)) continue;
    const larger = Math.max(listedBytes, need.weightBytes, 1);
    const difference = Math.abs(listedBytes - need.weightBytes) / larger;
    const known = found.get(library.address);
    if (known && known.difference <= difference) continue;
    found.set(library.address, { library, like, likeBytes: listedBytes, difference });
  }
  const libraries = [...found.values()].toSorted((one, other) => one.difference - other.difference);
  const close = libraries.filter(({ difference }) => difference <= mostDifference);
  // What says more about the architecture than the size goes first, where anything does.
  const ofBase = close.filter(({ like }) => need.baseModels.some((base) => isMadeOf(like, base)));
  const ofType = close.filter(({ library }) => isNamedLike(library.address, need.modelType));
  const closest = [ofBase, ofType, close].find(({ length }) => length > 0) ?? [];
  return { libraries, fitting: closest.length === 1 ? closest[0] : undefined };
}

function weightBytesOf({ files }: Model): number | null {
  return files.kind === 'complete' ? totalBytes(files.list) : files.sizeBytes;
}

function isMadeOf({ origin }: Model, repository: string): boolean {
  return origin.link?.endsWith(`/${repository}`) === true;
}

/** Whether the file's name begins with the architecture's: `Qwen2-1.5B-...` and `qwen2`. */
function isNamedLike(address: string, modelType: string | undefined): boolean {
  const plain = (text: string): string => text.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  const name = address.slice(address.lastIndexOf('/') + 1);
  return modelType !== undefined && plain(name).startsWith(plain(modelType));
}
