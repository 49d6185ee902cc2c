import type { Model } from '../catalogue/model';
import type { AdapterFailure } from '../engine/failures';

/** What the browser tells of a WebGPU adapter. */
export interface AdapterRecord {
  readonly vendor: string;
  readonly architecture: string;
  /** The GPU's name; empty in browsers that hide it. */
  readonly description: string;
  /** A software adapter: it works, slowly. */
  readonly isFallback: boolean;
  readonly features: readonly string[];
  /** WebGPU limits by name, in bytes or counts. */
  readonly limits: Readonly<Record<string, number>>;
}

/**
 * Limits below which WebLLM 0.2.86 gives up, whatever the model.
 * Source: `detectGPUDevice` of @mlc-ai/web-runtime.
 */
const runtimeLimits: Readonly<Record<string, number>> = {
  maxBufferSize: 2 ** 28,
  maxStorageBufferBindingSize: 2 ** 27,
  maxComputeWorkgroupStorageSize: 2 ** 15,
  maxStorageBuffersPerShaderStage: 10,
};

/** Why this adapter cannot run the model; undefined where it can. */
export function adapterFailure(
  adapter: AdapterRecord,
  needs: Model['needs'],
): AdapterFailure | undefined {
  const feature = needs.features.find((name) => !adapter.features.includes(name));
  if (feature !== undefined) return { kind: 'feature-missing', feature };
  const bound = runtimeLimits['maxStorageBufferBindingSize'] ?? 0;
  const limits = {
    ...runtimeLimits,
    maxStorageBufferBindingSize: Math.max(bound, needs.largestBufferBytes ?? 0),
  };
  for (const [limit, needed] of Object.entries(limits)) {
    const available = adapter.limits[limit] ?? 0;
    if (available < needed) return { kind: 'adapter-too-small', limit, needed, available };
  }
  return undefined;
}
