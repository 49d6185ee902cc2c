import { resolve } from 'node:path';
import type { Plugin } from 'vite';

/** Puts the scripted backend into the engine worker, in place of WebLLM's. */
export function scriptedEngine(): Plugin {
  return {
    name: 'playground:scripted-engine',
    enforce: 'pre',
    resolveId: (source) =>
      source === './webllm-backend' ? resolve('src/worker/engine/scripted-backend.ts') : undefined,
  };
}
