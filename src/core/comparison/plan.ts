/** A model in the GPU's memory, or one that is to come there. */
export interface PlannedModel {
  readonly modelId: string;
  /** At the context that it is loaded with; null where nobody knows: it then shares the GPU with no other. */
  readonly memoryBytes: number | null;
}

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
  readonly columns: readonly PlannedModel[];
  /** The columns' indices in the order in which they should be asked, each once. */
  readonly order: readonly number[];
  /** How many prompts; each column answers each. */
  readonly items: number;
  /** What is loaded now, the latest used last. */
  readonly loadedModels: readonly PlannedModel[];
  /** Memory that loaded models may take together, in bytes. A model beyond it runs alone. */
  readonly budgetBytes: number;
  readonly schedule: 'in-turn' | 'at-once';
}

/**
 * What to load, run and unload so that every column answers every prompt within the memory there is.
 *
 * Each model is loaded once at most, and one that is loaded and has a column is never unloaded before
 * it has answered. Models that would have to leave for others come first; beyond that the wished order
 * holds. Columns of one model stand together. At once, as many models as fit run side by side.
 */
export function planRun(request: PlanRequest): Step[] {
  const memory = new Memory(request.loadedModels, request.budgetBytes);
  const groups = groupsOf(request, memory);
  return groups.flatMap((group, index) => {
    const needed = new Set(groups.slice(index).flatMap(({ models }) => models.map(idOf)));
    return [...memory.makeRoom(group.models, needed), ...runs(group, request)];
  });
}

/** Models that are in memory together while their columns answer. */
interface Group {
  readonly models: readonly PlannedModel[];
  /** Of those models, in the wished order. */
  readonly columns: readonly number[];
}

const idOf = ({ modelId }: PlannedModel): string => modelId;

function groupsOf({ columns, order, schedule, budgetBytes }: PlanRequest, memory: Memory): Group[] {
  const wished = order.flatMap((index) => columns[index] ?? []);
  const models = [...new Map(wished.map((model) => [model.modelId, model])).values()];
  const all = [
    ...models,
    ...memory.loaded.filter(({ modelId }) => !models.some((one) => one.modelId === modelId)),
  ];
  // Where not all fit, what is loaded answers before it has to make room.
  const inOrder = fit(all, budgetBytes)
    ? models
    : [...models.filter((one) => memory.holds(one)), ...models.filter((one) => !memory.holds(one))];
  const sets: PlannedModel[][] = [];
  for (const model of inOrder) {
    const last = sets.at(-1);
    if (schedule === 'at-once' && last && fit([...last, model], budgetBytes)) last.push(model);
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

/** One that nobody knows the size of fits nowhere but alone. */
function fit(models: readonly PlannedModel[], budgetBytes: number): boolean {
  return (
    models.length < 2 ||
    models.reduce((sum, { memoryBytes }) => sum + (memoryBytes ?? Infinity), 0) <= budgetBytes
  );
}

class Memory {
  #loaded: readonly PlannedModel[];

  constructor(
    loadedModels: readonly PlannedModel[],
    readonly budgetBytes: number,
  ) {
    this.#loaded = loadedModels;
  }

  get loaded(): readonly PlannedModel[] {
    return this.#loaded;
  }

  holds({ modelId }: PlannedModel): boolean {
    return this.#loaded.some((one) => one.modelId === modelId);
  }

  /** Unloads what is not needed any more first, then what was used longest ago, and loads the models. */
  makeRoom(models: readonly PlannedModel[], needed: ReadonlySet<string>): Step[] {
    const coming = models.filter((model) => !this.holds(model));
    const staying = this.#loaded.filter(({ modelId }) =>
      models.some((one) => one.modelId === modelId),
    );
    const others = this.#loaded.filter((one) => !staying.includes(one));
    const leavingFirst = [
      ...others.filter(({ modelId }) => !needed.has(modelId)),
      ...others.filter(({ modelId }) => needed.has(modelId)),
    ];
    const leaving: PlannedModel[] = [];
    while (coming.length > 0 && !fit([...leavingFirst, ...staying, ...coming], this.budgetBytes)) {
      const next = leavingFirst.shift();
      if (!next) break;
      leaving.push(next);
    }
    this.#loaded = [...leavingFirst, ...staying, ...coming];
    return [
      ...leaving.map(({ modelId }): Step => ({ kind: 'unload', modelId })),
      ...coming.map(({ modelId }): Step => ({ kind: 'load', modelId })),
    ];
  }
}
