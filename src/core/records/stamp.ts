import type { WholeModel } from '../catalogue/model';
import type { ColumnSettings } from '../comparison/workspace';
import { filesText } from '../store/model-identity';

/** Settings as a text whose SHA-256 names them: JSON, the names in alphabetical order. */
export function settingsJson(settings: ColumnSettings): string {
  const sorted = Object.entries(settings).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify(Object.fromEntries(sorted));
}

/** What a model's answers come from. */
export interface ModelParts {
  /** Its SHA-256 names the model's files, its library apart. */
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
