import { isWhole, type Model, type WholeModel } from '../catalogue/model';
import type { StoredModel } from './model-store';

/**
 * A stored model as an engine loads it: the files are those that are here, whatever else is known of
 * it is the catalogue's.
 *
 * @param listed the catalogue's entry; undefined for models that came from outside
 * @returns undefined where its library is not known
 */
export function loadable(stored: StoredModel, listed: Model | undefined): WholeModel | undefined {
  const kept = stored.model ?? (listed && isWhole(listed) ? listed : undefined);
  if (!kept) return undefined;
  const files = { ...kept.files, list: [...stored.files] };
  const known = listed ?? kept;
  // Of a model that was found on its host more is known once it is here.
  const largestBufferBytes = known.needs.largestBufferBytes ?? kept.needs.largestBufferBytes;
  const needs = { ...known.needs, largestBufferBytes };
  return { ...known, needs, files, library: kept.library };
}
