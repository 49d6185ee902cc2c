/** A report on a column, for who looks for a fault; loaded when a person asks for it. */
import { diagnostics } from '../../core/comparison/diagnostics';
import type { ColumnState } from './column.svelte';
import type { Comparison } from './comparison.svelte';
import type { Device } from '../device/device.svelte';
import type { EnginePool } from '../engine/engine-pool.svelte';
import type { Models } from '../models/models.svelte';

interface Page {
  readonly comparison: Comparison;
  readonly device: Device;
  readonly engines: EnginePool;
  readonly models: Pick<Models, 'storedOf'>;
}

export async function columnDiagnostics(
  column: ColumnState,
  { comparison, device, engines, models }: Page,
): Promise<string> {
  await device.lookAtStorage();
  const last = column.turns.at(-1);
  // What failed may not be what the column has now.
  const { modelId } = last?.askedOf ?? column;
  return diagnostics({
    browser: navigator.userAgent,
    adapter: device.adapter,
    budget: device.budget,
    selfTest: engines.selfTestOf(models.storedOf(modelId))?.outcome,
    capabilities: engines.capabilitiesOf(modelId),
    storage: device.storage,
    model: comparison.modelOf({ modelId }),
    column: column.record,
    failure: last?.failure,
  });
}
