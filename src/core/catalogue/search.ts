import type { Model } from './model';
export function matches(model: Model, query: string): boolean {
  return model.name.toLowerCase().includes(query.toLowerCase());
}
