import type { AdapterRecord } from '../core/device/adapter';
import type { AdapterFailure } from '../core/engine/failures';
import { failed, success, type Outcome } from '../core/outcome';

/**
 * System memory as the browser tells it, rounded to a power of two and capped (at 8 or 32 GiB); null
 * in browsers that do not tell: Firefox and Safari.
 *
 * Source: Device Memory API, https://www.w3.org/TR/device-memory/
 */
export function deviceMemoryBytes(): number | null {
  const { deviceMemory } = navigator as { readonly deviceMemory?: number };
  return deviceMemory === undefined ? null : deviceMemory * 2 ** 30;
}

const limitNames = [
  'maxBufferSize',
  'maxStorageBufferBindingSize',
  'maxComputeWorkgroupStorageSize',
  'maxStorageBuffersPerShaderStage',
  'maxComputeInvocationsPerWorkgroup',
] as const;

/** The adapter that an engine would take: WebLLM asks for the high-performance one, too. */
export async function probeGpu(): Promise<Outcome<AdapterRecord, AdapterFailure>> {
  if (!isSecureContext) return failed({ kind: 'insecure-address' });
  // The DOM library declares it always there; browsers without WebGPU do not have it.
  const gpu = navigator.gpu as GPU | undefined;
  if (gpu === undefined) return failed({ kind: 'no-webgpu' });
  const adapter = await gpu
    .requestAdapter({ powerPreference: 'high-performance' })
    .catch(() => null);
  if (adapter === null) return failed({ kind: 'no-adapter' });
  // Browsers that came early to WebGPU tell less than the DOM library promises.
  const info = (adapter.info as Partial<GPUAdapterInfo> | undefined) ?? {};
  const { vendor = '', architecture = '', description = '', isFallbackAdapter = false } = info;
  return success({
    vendor,
    architecture,
    description,
    isFallback: isFallbackAdapter,
    features: [...adapter.features],
    limits: Object.fromEntries(limitNames.map((name) => [name, adapter.limits[name]])),
  });
}
