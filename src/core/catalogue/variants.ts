import type { Model } from './model';

/**
 * The same for all variants of a model, and for no other model: its quantisations and precisions go by
 * one name of one producer, and keep their own ids, which records and votes name.
 */
export function variantKey({
  kind,
  producer,
  name,
}: Pick<Model, 'kind' | 'producer' | 'name'>): string {
  return JSON.stringify([kind, producer, name]);
}
