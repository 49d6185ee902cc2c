import type { Model } from '../catalogue/model';
import { memoryAt } from './memory';

/** What a small device may give a tab: the memory of an older phone or of a cheap laptop, shared with all else. */
export const smallDevices = [1e9, 1.5e9] as const;

/**
 * What the page itself takes of that, beside the model on the GPU: by how much its process grew, at the
 * most, while it loaded a model of 103 MB (docs/benchmarks.md).
 */
const tabBytes = 220e6;

/** A context that is enough for a few questions and answers; less is not proposed. */
const usefulTokens = 1024;
const stepTokens = 256;

export interface SmallFit {
  /** The least of `smallDevices` that it should fit in. */
  readonly deviceBytes: number;
  /** The longest context that fits there. */
  readonly contextTokens: number;
  /** Of the model with that context and of the page together. */
  readonly memoryBytes: number;
}

/**
 * Whether a model should fit a small device, loaded alone: an estimate from what it needs. Undefined
 * where it should not, or where too little is known.
 */
export function smallFit(model: Pick<Model, 'needs' | 'contextTokens'>): SmallFit | undefined {
  for (const deviceBytes of smallDevices) {
    const least = Math.min(usefulTokens, model.contextTokens);
    for (let tokens = model.contextTokens; tokens >= least; tokens -= stepTokens) {
      const ofModel = memoryAt(model.needs, tokens);
      if (ofModel === null) break;
      const memoryBytes = ofModel + tabBytes;
      if (memoryBytes <= deviceBytes) return { deviceBytes, contextTokens: tokens, memoryBytes };
    }
  }
  return undefined;
}
