import type { ModelFile } from '../../core/catalogue/files';
import type { Outcome } from '../../core/outcome';
import type { StoreFailure } from '../../core/store/failures';
import { indexFiles, mlcFiles } from '../../core/store/mlc-files';
import type { VerifiedFiles } from '../../core/store/verified-files';

/** WebLLM wants an absolute address for a model; this one cannot exist (RFC 6761). */
const modelAddress = 'https://model.invalid/';
/** WebLLM appends this to the address of a model. */
const revision = 'resolve/main/';

type ReadFile = Promise<Outcome<ArrayBuffer, StoreFailure>>;

/**
 * An object of CacheStorage's shape over one stored model, as far as WebLLM 0.2.86 uses it with
 * `cacheBackend: "cache"`: `open`, then `match` twice per file (it looks, then reads), `keys` once.
 * While WebLLM uploads a file, the next one in loading order is already being read and hashed.
 *
 * Source: `ArtifactCache` and `fetchTensorCacheInternal` of @mlc-ai/web-runtime.
 */
export class ModelCache {
  /** The first file that could not be read; WebLLM turns it into a text, so it is kept here. */
  failure: StoreFailure | undefined;
  #next: { readonly path: string; readonly reading: ReadFile } | undefined;

  constructor(
    readonly list: readonly ModelFile[],
    readonly files: VerifiedFiles,
    readonly onPart: Parameters<VerifiedFiles['read']>[1],
  ) {}

  /** What to give WebLLM as `model`. */
  static readonly modelAddress = modelAddress;

  /** What to give WebLLM as `model_lib`. */
  static libraryAddress(path: string): string {
    return modelAddress + revision + path;
  }

  open(): Promise<this> {
    return Promise.resolve(this);
  }

  match(request: Request | string): Promise<Pick<Response, 'arrayBuffer' | 'json'> | undefined> {
    const path = this.#placeOf(pathOf(request));
    if (path === undefined) return Promise.resolve(undefined);
    const bytes = (): Promise<ArrayBuffer> => this.#take(path);
    return Promise.resolve({
      arrayBuffer: bytes,
      json: async (): Promise<unknown> => JSON.parse(new TextDecoder().decode(await bytes())),
    });
  }

  keys(): Promise<readonly Request[]> {
    const requests = this.list.map((file) => new Request(ModelCache.libraryAddress(file.path)));
    return Promise.resolve(requests);
  }

  /** Reached only for a file that the model does not have. */
  add(request: Request | string): Promise<never> {
    return Promise.reject(new Error(`the model has no file ${pathOf(request)}`));
  }

  delete(): Promise<boolean> {
    return Promise.resolve(false);
  }

  /** Which file answers to a path: WebLLM knows the index by its present name alone. */
  #placeOf(path: string): string | undefined {
    const names: readonly string[] = path === mlcFiles.index ? indexFiles : [path];
    return names.find((name) => this.list.some((file) => file.path === name));
  }

  async #take(path: string): Promise<ArrayBuffer> {
    const reading = this.#next?.path === path ? this.#next.reading : this.#read(path);
    this.#next = undefined;
    const outcome = await reading;
    if (!outcome.ok) {
      this.failure ??= outcome.failure;
      throw new Error(`the file ${path} could not be read: ${outcome.failure.kind}`);
    }
    const following = this.list[this.list.findIndex((file) => file.path === path) + 1];
    if (following) this.#next = { path: following.path, reading: this.#read(following.path) };
    return outcome.value;
  }

  #read(path: string): ReadFile {
    return this.files.read(path, this.onPart);
  }
}

function pathOf(request: Request | string): string {
  const address = typeof request === 'string' ? request : request.url;
  return address.slice((modelAddress + revision).length);
}
