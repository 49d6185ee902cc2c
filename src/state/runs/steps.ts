import type { Model } from '../../core/catalogue/model';
import { planRun, type PlanRequest, type Step } from '../../core/comparison/plan';
import type { EnginePool } from '../engine/engine-pool.svelte';

/** The steps that it takes to ask these columns of a run, from what is loaded now. */
export function stepsFor(
  engines: EnginePool,
  columns: readonly { readonly modelId: string; readonly model: Model | undefined }[],
  { order, items, schedule }: Pick<PlanRequest, 'order' | 'items' | 'schedule'>,
): Step[] {
  return planRun({
    columns: columns.map(({ modelId, model }) => engines.planned(modelId, model)),
    order,
    items,
    loadedModels: engines.loaded,
    budgetBytes: engines.ports.budgetBytes(),
    schedule,
  });
}
