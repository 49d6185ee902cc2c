import type { Model } from '../catalogue/model';
import { withinBudget } from './fits';
import { tabBytes } from './memory';

/** What a small device may give a tab, in bytes: an older phone or a cheap laptop, whose memory all programs share. */
const smallDevices = [1e9, 1.5e9] as const;

/** A context that is enough for a few questions and answers; less is not proposed. */
const usefulTokens = 1024;

export interface SmallFit {
  /** The least of `smallDevices` that it should fit in. */
  readonly deviceBytes: number;
  /** The longest context that fits there, as a device with that memory would load it. */
  readonly contextTokens: number;
  /** Of the model with that context and of the tab together. */
  readonly memoryBytes: number;
  /** Of the tab alone. */
  readonly tabBytes: number;
}

/**
 * Whether a model should fit a small device, loaded alone: an estimate from what it needs. Undefined
 * where it should not, or where too little is known.
 */
export function smallFit(model: Pick<Model, 'needs' | 'contextTokens'>): SmallFit | undefined {
  const ofTab = tabBytes(model.needs);
  if (ofTab === null) return undefined;
  const leastTokens = Math.min(usefulTokens, model.contextTokens);
  for (const deviceBytes of smallDevices) {
    const fit = withinBudget(model.needs, model.contextTokens, deviceBytes - ofTab);
    if (fit.kind !== 'runs' && fit.kind !== 'smaller-context') continue;
    const { contextTokens, memoryBytes } = fit;
    if (contextTokens >= leastTokens) {
      return { deviceBytes, contextTokens, memoryBytes: memoryBytes + ofTab, tabBytes: ofTab };
    }
  }
  return undefined;
}
