/** The one way from a stored model to an engine with it. It is fetched when a first model is loaded. */
import type { Model, WholeModel } from '../../core/catalogue/model';
import {
  quietSeconds,
  type Engine,
  type EngineCapabilities,
  type LoadProgress,
} from '../../core/engine/engine';
import type { RunFailure } from '../../core/engine/failures';
import { failed, success, type Outcome } from '../../core/outcome';
import { broughtLibrary } from '../../core/packs/brought-library';
import { loadable } from '../../core/store/loadable';
import type { StoredModel } from '../../core/store/model-store';
import { withProgress } from './load-request';
import { StallTimer } from './stall-timer';

export interface ModelLoaderPorts {
  readonly startEngine: () => Engine;
  /** Whether a library that a model brought with it may run here now, by its SHA-256. */
  readonly permits: (librarySha256: string) => Promise<boolean>;
  /** The site's: what else came from hosts was added by its address, and its library may be anybody's. */
  readonly catalogue: readonly Model[];
}

/** A model whose files are here and whose library may run. */
export interface LoadableModel {
  readonly model: WholeModel;
  /** SHA-256 of the library that it brought with it; undefined where it is one of the catalogue's. */
  readonly broughtLibrary: string | undefined;
}

export interface LoadedEngine {
  readonly engine: Engine;
  readonly capabilities: EngineCapabilities;
}

export class ModelLoader {
  constructor(readonly ports: ModelLoaderPorts) {}

  /**
   * A stored model as it can be loaded, or why not: its library is not known, or may not run here.
   *
   * @param listed its entry, where it has one
   */
  async loadable(
    stored: StoredModel,
    listed: Model | undefined,
  ): Promise<Outcome<LoadableModel, RunFailure>> {
    const model = loadable(stored, listed);
    if (!model) {
      return failed({ kind: 'files', failure: { kind: 'not-here', modelId: stored.id } });
    }
    const library = broughtLibrary(stored, this.ports.catalogue);
    const permitted = await this.#permitted(library);
    return permitted.ok ? success({ model, broughtLibrary: library }) : permitted;
  }

  /**
   * Loads it into an engine of its own, and gives up one of which nothing is heard for
   * `quietSeconds.load`.
   *
   * @param signal ends the engine, also once it is loaded
   */
  async load(
    coming: LoadableModel,
    contextTokens: number,
    signal: AbortSignal,
    onProgress: (progress: LoadProgress) => void,
  ): Promise<Outcome<LoadedEngine, RunFailure>> {
    const engine = this.ports.startEngine();
    const unload = (): void => {
      engine.unload();
    };
    if (signal.aborted) unload();
    signal.addEventListener('abort', unload, { once: true });
    const stalled = { kind: 'stalled', during: 'load', quietSeconds: quietSeconds.load } as const;
    const stallTimer = new StallTimer(stalled.quietSeconds, () => {
      engine.unload(stalled);
    });
    const show = (progress: LoadProgress): void => {
      stallTimer.sign();
      onProgress(progress);
    };
    try {
      const loaded = await withProgress(show, (tell) =>
        engine.load(coming.model, contextTokens, tell),
      ).finally(() => {
        stallTimer.end();
      });
      if (!loaded.ok) return loaded;
      // Its library may have been withdrawn meanwhile.
      const permitted = await this.#permitted(coming.broughtLibrary);
      if (permitted.ok) return success({ engine, capabilities: loaded.value });
      unload();
      return permitted;
    } catch (error) {
      unload();
      throw error;
    }
  }

  async #permitted(library: string | undefined): Promise<Outcome<void, RunFailure>> {
    if (library === undefined || (await this.ports.permits(library))) return success(undefined);
    return failed({ kind: 'library-not-allowed', sha256: library });
  }
}
