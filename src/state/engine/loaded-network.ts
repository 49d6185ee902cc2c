import type { EngineCapabilities } from '../../core/engine/engine';
import type { LoadedModel } from './loaded-models.svelte';

/** Whether anything that is loaded could reach a network; undefined where nothing is. */
export function loadedNetwork(
  loaded: readonly Pick<LoadedModel, 'capabilities'>[],
): EngineCapabilities['network'] | undefined {
  const all = loaded.map(({ capabilities }) => capabilities.network);
  return all.find((network) => network === 'not-blocked') ?? all[0];
}
