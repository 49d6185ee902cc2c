import type { Model } from '../catalogue/model';
import { isAddedId } from './id';

/** Whether what is said of a model's memory is an estimate: of all that was added by an address it is. */
export function isMemoryEstimated({ id, needs }: Pick<Model, 'id' | 'needs'>): boolean {
  return isAddedId(id) && needs.memoryBytes !== null;
}
