import * as v from 'valibot';
import type { WholeModel } from '../catalogue/model';
import { ColumnSettingsSchema, type ColumnSettings } from '../comparison/workspace';
import { laterDefaults } from '../settings/later-defaults';
import { filesText } from '../store/model-identity';

const known = new Set<string>(v.keyof(ColumnSettingsSchema).options);

/**
 * Settings as a text whose SHA-256 names them: JSON, the names in alphabetical order. One that came
 * after the first version is left out where it stands at its default, as though it had not come, and
 * so is one that is carried along from a later version: it is not asked with here.
 */
export function settingsJson(settings: ColumnSettings): string {
  const sorted = Object.entries(settings)
    .filter(([name, value]) => known.has(name) && laterDefaults.get(name) !== value)
    .toSorted(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify(Object.fromEntries(sorted));
}

/** What a model's answers come from. */
export interface ModelParts {
  /** Paths and hashes of the model's files, its library apart; the SHA-256 of this text names them. */
  readonly weightsText: string;
  readonly librarySha256: string;
}

/** @param model with the files that are on this device */
export function partsOf({ files, library }: WholeModel): ModelParts {
  const isLibrary = ({ path }: { readonly path: string }): boolean => path === library.path;
  return {
    weightsText: filesText(files.list.filter((file) => !isLibrary(file))),
    librarySha256: files.list.find(isLibrary)?.sha256 ?? '',
  };
}
