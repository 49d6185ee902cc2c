/**
 * Memory that loaded models may take together. WebGPU does not say how much is free, so this is
 * little enough for a small device; a model that needs more is loaded alone.
 */
export const residentBudgetBytes = 512e6;

/**
 * Which loaded models stay when another one comes: the latest used ones, as far as all of them fit.
 *
 * @param residents the latest used last
 * @param comingBytes memory that the other model needs
 */
export function staying<Resident extends { readonly memoryBytes: number }>(
  residents: readonly Resident[],
  comingBytes: number,
  budgetBytes = residentBudgetBytes,
): Resident[] {
  let neededBytes = comingBytes;
  const latestFirst = residents.toReversed();
  const tooMany = latestFirst.findIndex(
    ({ memoryBytes }) => (neededBytes += memoryBytes) > budgetBytes,
  );
  return (tooMany === -1 ? latestFirst : latestFirst.slice(0, tooMany)).toReversed();
}
