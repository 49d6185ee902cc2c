/** A model's share of the GPU's memory, loaded or to be loaded. */
export interface ModelMemory {
  readonly modelId: string;
  /** At the context that it is loaded with, in bytes; null where nobody knows: it then shares the GPU with no other. */
  readonly memoryBytes: number | null;
}

/**
 * Whether models may be loaded side by side; a single one may always, whatever it takes.
 *
 * @param models one that stands there twice is loaded once
 */
export function fitTogether(models: readonly ModelMemory[], budgetBytes: number): boolean {
  const bytesOf = new Map(models.map(({ modelId, memoryBytes }) => [modelId, memoryBytes]));
  const takenBytes = [...bytesOf.values()].reduce<number>(
    (sum, bytes) => sum + (bytes ?? Infinity),
    0,
  );
  return bytesOf.size < 2 || takenBytes <= budgetBytes;
}
