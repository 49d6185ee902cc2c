import type { ModelFile } from '../catalogue/files';
import { mostLicenceBytes } from './format';

const licenceNames =
  /^(?:licen[cs]es?|copying|notice|use[_-]?policy|acceptable[_-]use[_-]policy)(?:[._-][\w.-]*)?$/i;

/** Whether a file's name says that it is the text of a licence, or belongs to one. */
export function isLicenceName(path: string): boolean {
  return licenceNames.test(path.slice(path.lastIndexOf('/') + 1));
}

/** The files whose text is shown before a model is handed on, in the model's order. */
export function licenceFiles(files: readonly ModelFile[]): readonly ModelFile[] {
  return files.filter(
    ({ path, parts, sizeBytes }) =>
      isLicenceName(path) && parts.length === 1 && sizeBytes <= mostLicenceBytes,
  );
}
