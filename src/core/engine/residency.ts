/**
 * Which loaded models stay when another one comes: the latest used ones, as far as all of them fit.
 *
 * @param loadedModels the latest used last
 * @param comingBytes memory that the other model needs; one that needs more than there is comes alone
 * @param budgetBytes memory that loaded models may take together
 */
export function staying<LoadedModel extends { readonly memoryBytes: number }>(
  loadedModels: readonly LoadedModel[],
  comingBytes: number,
  budgetBytes: number,
): LoadedModel[] {
  let neededBytes = comingBytes;
  const latestFirst = loadedModels.toReversed();
  const tooMany = latestFirst.findIndex(
    ({ memoryBytes }) => (neededBytes += memoryBytes) > budgetBytes,
  );
  return (tooMany === -1 ? latestFirst : latestFirst.slice(0, tooMany)).toReversed();
}
