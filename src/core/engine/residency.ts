/**
 * Which loaded models stay when another one comes: the latest used ones, as far as all of them fit.
 *
 * @param residents the latest used last
 * @param comingBytes memory that the other model needs; one that needs more than there is comes alone
 * @param budgetBytes memory that loaded models may take together
 */
export function staying<Resident extends { readonly memoryBytes: number }>(
  residents: readonly Resident[],
  comingBytes: number,
  budgetBytes: number,
): Resident[] {
  let neededBytes = comingBytes;
  const latestFirst = residents.toReversed();
  const tooMany = latestFirst.findIndex(
    ({ memoryBytes }) => (neededBytes += memoryBytes) > budgetBytes,
  );
  return (tooMany === -1 ? latestFirst : latestFirst.slice(0, tooMany)).toReversed();
}
