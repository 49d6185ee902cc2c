import type { Model } from '../catalogue/model';
import { fullName } from './full-name';

/** A model as a record names it, which may have come in a file. */
export interface NamedModel {
  readonly modelId: string;
  readonly modelName: string;
}

/** Letters and digits alone: what looks like another name is that name. */
function letters(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');
}

/** The names that are taken, to hold those of very many records against. */
interface KnownNames {
  readonly byId: ReadonlyMap<string, Model>;
  /** Ids of the models that a name is of, by its letters. */
  readonly idsOf: ReadonlyMap<string, ReadonlySet<string>>;
}

const knownNames = new WeakMap<readonly Model[], KnownNames>();

function namesOf(models: readonly Model[]): KnownNames {
  const known = knownNames.get(models);
  if (known) return known;
  const idsOf = new Map<string, Set<string>>();
  for (const model of models) {
    for (const name of [model.name, fullName(model), model.id].map(letters)) {
      idsOf.set(name, (idsOf.get(name) ?? new Set()).add(model.id));
    }
  }
  const found = { byId: new Map(models.map((model) => [model.id, model])), idsOf };
  knownNames.set(models, found);
  return found;
}

/**
 * Whether a record's name is its model's own: not where a model that the page knows has that id and
 * another name, or that name and another id.
 *
 * @param models all that the page knows
 */
export function isOwnName({ modelId, modelName }: NamedModel, models: readonly Model[]): boolean {
  const { byId, idsOf } = namesOf(models);
  const ids = idsOf.get(letters(modelName));
  return byId.has(modelId) ? ids?.has(modelId) === true : ids === undefined;
}

/**
 * The name of a model of a record: its own, or what the record calls it, in quotation marks and with its
 * id, as a model that calls itself so has them. One that stands under its id gets its name, once that is known.
 */
export function toldName(named: NamedModel, models: readonly Model[]): string {
  const { modelId, modelName } = named;
  if (!isOwnName(named, models)) return `“${modelName}” ${modelId}`;
  const known = namesOf(models).byId.get(modelId);
  return known && modelName === modelId ? fullName(known) : modelName;
}
