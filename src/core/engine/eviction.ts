import { fitTogether, type ModelMemory } from './model-memory';

/**
 * The loaded models that are unloaded before others are loaded, in their order: what the coming models
 * replace (the same model with another context), then the longest unused until the rest fits beside
 * them.
 *
 * @param loaded the latest used last
 * @param coming models that are loaded together; where they take more than the budget, they come alone
 * @param budgetBytes memory that loaded models may take together
 * @param inUse ids of models that stay, since they are asked together with the coming ones
 */
export function evicted<Loaded extends ModelMemory>(
  loaded: readonly Loaded[],
  coming: readonly ModelMemory[],
  budgetBytes: number,
  inUse: ReadonlySet<string> = new Set(),
): readonly Loaded[] {
  if (coming.length === 0) return [];
  const comingIds = new Set(coming.map(({ modelId }) => modelId));
  const replaced = loaded.filter(({ modelId }) => comingIds.has(modelId));
  const others = loaded.filter(({ modelId }) => !comingIds.has(modelId));
  const staying = others.filter(({ modelId }) => inUse.has(modelId));
  const leavingFirst = others.filter(({ modelId }) => !inUse.has(modelId));
  const enough = leavingFirst.findIndex((_, count) =>
    fitTogether([...leavingFirst.slice(count), ...staying, ...coming], budgetBytes),
  );
  return [...replaced, ...(enough === -1 ? leavingFirst : leavingFirst.slice(0, enough))];
}
