/** An adapter for tests of what a device can run. */
import type { AdapterRecord } from './adapter';

export const adapter: AdapterRecord = {
  vendor: 'v',
  architecture: 'a',
  description: '',
  isFallback: false,
  features: [],
  limits: {
    maxBufferSize: 2 ** 30,
    maxStorageBufferBindingSize: 2 ** 30,
    maxComputeWorkgroupStorageSize: 2 ** 15,
    maxStorageBuffersPerShaderStage: 10,
  },
};
