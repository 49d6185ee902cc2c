import { evicted } from '../engine/eviction';
import { fitTogether, type ModelMemory } from '../engine/model-memory';

/** Columns and items by their index in the run. */
export interface PlannedCell {
  readonly item: number;
  readonly column: number;
}

export type Step =
  | { readonly kind: 'unload'; readonly modelId: string }
  | { readonly kind: 'load'; readonly modelId: string }
  /** One cell; with several they run at the same time, each on an engine of its own. */
  | { readonly kind: 'run'; readonly cells: readonly PlannedCell[] };

export interface PlanRequest {
  /** By the index of the column. */
  readonly columns: readonly ModelMemory[];
  /** The columns' indices in the order in which they should be asked, each once. */
  readonly order: readonly number[];
  /** How many prompts; each column answers each. */
  readonly items: number;
  /** What is loaded now, the latest used last. */
  readonly loadedModels: readonly ModelMemory[];
  /** Memory that loaded models may take together, in bytes. A model beyond it runs alone. */
  readonly budgetBytes: number;
  readonly schedule: 'in-turn' | 'at-once';
}

/**
 * What to load, run and unload so that every column answers every prompt within the memory there is.
 *
 * Each model is loaded once at most, and one that is loaded and has a column is never unloaded before
 * it has answered, unless it is to have another context (and so take other memory). Models that would
 * have to leave for others come first; beyond that the wished order holds. Columns of one model stand
 * together. At once, as many models as fit run side by side.
 */
export function planRun(request: PlanRequest): Step[] {
  const groups = groupsOf(request);
  let loaded = request.loadedModels;
  return groups.flatMap((group) => {
    const inUse = idsOf(group.models);
    const coming = group.models.filter((model) => !holds(loaded, model));
    // What a later group asks is not among the leaving: what was loaded before the run has been asked by then.
    const leaving = evicted(loaded, coming, request.budgetBytes, inUse);
    loaded = [
      ...loaded.filter((one) => !leaving.includes(one) && !inUse.has(one.modelId)),
      ...group.models,
    ];
    return [
      ...leaving.map(({ modelId }): Step => ({ kind: 'unload', modelId })),
      ...coming.map(({ modelId }): Step => ({ kind: 'load', modelId })),
      ...runs(group, request),
    ];
  });
}

/** Models that are in memory together while their columns answer. */
interface Group {
  readonly models: readonly ModelMemory[];
  /** Of those models, in the wished order. */
  readonly columns: readonly number[];
}

function idsOf(models: readonly ModelMemory[]): ReadonlySet<string> {
  return new Set(models.map(({ modelId }) => modelId));
}

/** Whether a model is loaded as it is to be: with another context it would take other memory. */
function holds(loaded: readonly ModelMemory[], { modelId, memoryBytes }: ModelMemory): boolean {
  return loaded.some((one) => one.modelId === modelId && one.memoryBytes === memoryBytes);
}

function groupsOf({ columns, order, schedule, budgetBytes, loadedModels }: PlanRequest): Group[] {
  const wished = order.flatMap((index) => columns[index] ?? []);
  const models = [...new Map(wished.map((model) => [model.modelId, model])).values()];
  const all = [
    ...models,
    ...loadedModels.filter(({ modelId }) => !models.some((one) => one.modelId === modelId)),
  ];
  const isLoaded = (model: ModelMemory): boolean => holds(loadedModels, model);
  // Where not all fit, what is loaded answers before it has to make room.
  const inOrder = fitTogether(all, budgetBytes)
    ? models
    : [...models.filter(isLoaded), ...models.filter((one) => !isLoaded(one))];
  const sets: ModelMemory[][] = [];
  for (const model of inOrder) {
    const last = sets.at(-1);
    if (schedule === 'at-once' && last && fitTogether([...last, model], budgetBytes))
      last.push(model);
    else sets.push([model]);
  }
  return sets.map((set) => ({
    models: set,
    columns: order.filter((index) =>
      set.some(({ modelId }) => modelId === columns[index]?.modelId),
    ),
  }));
}

/** The steps of a group; in turn, a model answers all prompts before the next one comes. */
function runs({ models, columns: indices }: Group, { columns, items }: PlanRequest): Step[] {
  // Columns of one model share an engine, which does one thing at a time.
  const ofModel = models.map(({ modelId }) =>
    indices.filter((index) => columns[index]?.modelId === modelId),
  );
  const rounds = Math.max(0, ...ofModel.map(({ length }) => length));
  return Array.from({ length: items }, (_, item) =>
    Array.from({ length: rounds }, (_, round): Step => ({
      kind: 'run',
      cells: ofModel.flatMap((own) => {
        const column = own[round];
        return column === undefined ? [] : [{ item, column }];
      }),
    })),
  ).flat();
}
