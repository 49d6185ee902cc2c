import type { Model } from '../catalogue/model';
import { unknownFact } from '../catalogue/unknown';
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

/** What a record of an earlier version calls a model whose quantisation nobody has told. */
const unknownForm = ({ name }: Model): string => `${name}, ${unknownFact}`;

/** Ids of the models that a name is of, by its letters, to hold the names of very many records against. */
const idsByName = new WeakMap<readonly Model[], ReadonlyMap<string, readonly string[]>>();

function idsIn(models: readonly Model[]): ReadonlyMap<string, readonly string[]> {
  const known = idsByName.get(models);
  if (known) return known;
  const ids = new Map<string, string[]>();
  for (const model of models) {
    const names = [model.name, fullName(model), unknownForm(model), model.id];
    for (const name of names.map(letters)) {
      ids.set(name, [...(ids.get(name) ?? []), model.id]);
    }
  }
  idsByName.set(models, ids);
  return ids;
}

/**
 * Whether a record's name is its model's own: not where a model that the page knows has that id and
 * another name, or that name and another id.
 *
 * @param models all that the page knows
 */
export function isOwnName({ modelId, modelName }: NamedModel, models: readonly Model[]): boolean {
  const ids = idsIn(models).get(letters(modelName));
  return ids ? ids.includes(modelId) : !models.some(({ id }) => id === modelId);
}

/**
 * The name of a model of a record: its own, or what the record calls it, in quotation marks and with its
 * id, as a model that calls itself so has them. One that stands under its id, or
 * with a quantisation that nobody has told, gets its name, once that is known.
 */
export function toldName(named: NamedModel, models: readonly Model[]): string {
  const { modelId, modelName } = named;
  if (!isOwnName(named, models)) return `“${modelName}” ${modelId}`;
  const known = models.find(({ id }) => id === modelId);
  const isFormer = known && [modelId, unknownForm(known)].includes(modelName);
  return isFormer ? fullName(known) : modelName;
}
