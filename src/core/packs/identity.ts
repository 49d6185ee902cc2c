import type { ModelFile } from '../catalogue/files';
import type { Model, WholeModel } from '../catalogue/model';
import type { CalledItself } from '../store/model-store';
import { filesText } from '../store/model-identity';
import { homeFolder } from './manifest';
import { provenance, type Standing } from './standing';

/** What a model from outside is here. */
export interface Identity {
  readonly standing: Standing;
  readonly model: WholeModel;
  /** Null unless another model has its id or its name. */
  readonly callsItself: CalledItself | null;
}

/** What it is held against. */
export interface KnownModels {
  readonly catalogue: readonly Model[];
  /** The files of the stored model of the same id, where there is one. */
  readonly kept: readonly ModelFile[] | undefined;
  /** SHA-256 over the files of the one that comes (`filesText`). */
  readonly filesSha256: string;
}

/** Digits of the hash in an id: enough that nobody finds other files for it. */
const digitsInId = 32;
const digitsInName = 8;
const mostIdCharacters = 100;

/**
 * What a model from outside is here. One that is not the model that its id says takes nobody's place:
 * it is another one, with an id and a name of its own that are the same wherever its files are taken.
 */
export function identityOf(
  model: WholeModel,
  { catalogue, kept, filesSha256 }: KnownModels,
): Identity {
  const { list } = model.files;
  const listed = catalogue.find(({ id }) => id === model.id);
  const proof = listed && provenance(list, model.library.path, listed);
  if (proof === 'listed') return { standing: proof, model, callsItself: null };
  const isKeptAnother = kept !== undefined && filesText(kept) !== filesText(list);
  const isIdTaken = proof === 'another' || isKeptAnother;
  const isNameTaken = !listed && catalogue.some(({ name }) => name === model.name);
  if (!isIdTaken && !isNameTaken) return { standing: proof ?? 'own', model, callsItself: null };
  const { id, name } = model;
  const ownId = isIdTaken
    ? `${id.slice(0, mostIdCharacters)}.${filesSha256.slice(0, digitsInId)}`
    : id;
  const own: WholeModel = {
    ...model,
    id: ownId,
    // In quotation marks wherever it is shown, also in votes and records: so it calls itself.
    name: `“${name}” ${filesSha256.slice(0, digitsInName)}`,
    files: { ...model.files, folder: homeFolder(ownId) },
    twin: null,
  };
  return { standing: 'another', model: own, callsItself: { id, name } };
}
