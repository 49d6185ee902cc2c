/** A model's share of the GPU's memory, loaded or to be loaded. */
export interface ModelMemory {
  readonly modelId: string;
  /** At the context that it is loaded with, in bytes; null where nobody knows: it then shares the GPU with no other. */
  readonly memoryBytes: number | null;
}

/** Whether models may be loaded side by side; a single one may always, whatever it takes. */
export function fitTogether(models: readonly ModelMemory[], budgetBytes: number): boolean {
  const takenBytes = models.reduce((sum, { memoryBytes }) => sum + (memoryBytes ?? Infinity), 0);
  return models.length < 2 || takenBytes <= budgetBytes;
}
