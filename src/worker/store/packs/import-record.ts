/**
 * An import has its parts noted among the downloads while it runs, under a name that no model can
 * have: what a crash leaves behind is found by it, and a download of the same model keeps its own.
 */
const prefix = 'import:';

export function importRecordId(modelId: string): string {
  return prefix + modelId;
}

/** @returns the model that the record's import was for; undefined for a download's record */
export function importedModelId(recordId: string): string | undefined {
  return recordId.startsWith(prefix) ? recordId.slice(prefix.length) : undefined;
}
