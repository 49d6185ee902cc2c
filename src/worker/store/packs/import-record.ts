/**
 * An import has its parts noted among the downloads while it runs, under a name that no model can
 * have: what a crash leaves behind is found by it, and a download of the same model keeps its own.
 */
const prefix = 'import:';

export function importRecordId(modelId: string): string {
  return prefix + modelId;
}

/**
 * @param recordId as the database has it: in one that is damaged it need not be a text
 * @returns the model that the record's import was for; undefined for any other record
 */
export function importedModelId(recordId: unknown): string | undefined {
  const isOfImport = typeof recordId === 'string' && recordId.startsWith(prefix);
  return isOfImport ? recordId.slice(prefix.length) : undefined;
}
