import type { Model } from '../catalogue/model';
import type { AdapterFailure, LoadFailure } from '../engine/failures';
import { failed, success, type Outcome } from '../outcome';
import { adapterFailure, type AdapterRecord } from './adapter';
import { leastMemoryAt, memoryAt } from './memory';

/** A way to load a model: tokens of context, and the GPU memory that it then takes. */
interface Loading {
  readonly contextTokens: number;
  readonly memoryBytes: number;
}

/** Whether a model has room in memory. */
type FitInMemory =
  | ({ readonly kind: 'runs' } & Loading)
  | ({
      readonly kind: 'smaller-context';
      /** What was wished for, and what it would take. */
      readonly wished: Loading;
    } & Loading)
  | {
      readonly kind: 'too-large';
      /** At the wished context. */
      readonly neededBytes: number;
      readonly budgetBytes: number;
      /** The least that it could take; null where it is not known what a smaller context saves. */
      readonly smallest: Loading | null;
    }
  | {
      readonly kind: 'unknown';
      /** The fact that the catalogue lacks. Whether the model runs shows when it is tried. */
      readonly missing: 'memory' | 'largest-buffer';
      readonly contextTokens: number;
      /** Null where it is what is missing. */
      readonly memoryBytes: number | null;
    };

/** Whether a model runs on a device, and why not. */
export type Fit =
  | FitInMemory
  | {
      readonly kind: 'feature-missing';
      readonly feature: string;
      /** The same model without that need, and whether it fits. */
      readonly twin: { readonly id: string; readonly fit: Fit } | null;
    }
  | Extract<AdapterFailure, { kind: 'adapter-too-small' }>
  /** Why there is no adapter. */
  | { readonly kind: 'no-device'; readonly failure: AdapterFailure };

export interface FitDevice {
  readonly adapter: Outcome<AdapterRecord, AdapterFailure>;
  readonly budgetBytes: number;
}

export interface FitWish {
  /** Tokens of context; the model's own where it has fewer, or where nothing is wished. */
  readonly contextTokens?: number | undefined;
  /** Where the twin is looked for. */
  readonly models?: readonly Model[];
}

/** Contexts are made smaller in steps of so many tokens, */
const stepTokens = 256;
/** and not smaller than this: a question and its answer. */
const leastTokens = 512;

/** Whether the device runs the model. What is not known never counts as though it were fine. */
export function fits(model: Model, device: FitDevice, wish: FitWish = {}): Fit {
  const { adapter, budgetBytes } = device;
  if (!adapter.ok) return { kind: 'no-device', failure: adapter.failure };
  const unfit = adapterFailure(adapter.value, model.needs);
  if (unfit?.kind === 'feature-missing') {
    return { ...unfit, twin: twinOf(model, device, wish) };
  }
  if (unfit?.kind === 'adapter-too-small') return unfit;
  if (unfit) return { kind: 'no-device', failure: unfit };

  const wishedTokens = Math.min(model.contextTokens, wish.contextTokens ?? Infinity);
  const fit = withinBudget(model.needs, wishedTokens, budgetBytes);
  // Whatever else a model takes, its weights have to have room.
  const leastBytes = leastMemoryAt(model, wishedTokens);
  if (fit.kind === 'unknown' && leastBytes > budgetBytes) {
    return { kind: 'too-large', neededBytes: leastBytes, budgetBytes, smallest: null };
  }
  if (fit.kind !== 'runs' && fit.kind !== 'smaller-context') return fit;
  // No buffer of a model is larger than all of it.
  const largestBytes = model.needs.largestBufferBytes ?? model.needs.memoryBytes ?? Infinity;
  if (largestBytes <= (adapter.value.limits['maxStorageBufferBindingSize'] ?? 0)) return fit;
  const { contextTokens, memoryBytes } = fit;
  return { kind: 'unknown', missing: 'largest-buffer', contextTokens, memoryBytes };
}

/** The tokens of context to load the model with, or why it is not loaded. The unknown is tried. */
export function contextOf(fit: Fit): Outcome<number, LoadFailure> {
  switch (fit.kind) {
    case 'runs':
    case 'smaller-context':
    case 'unknown':
      return success(fit.contextTokens);
    case 'no-device':
      return failed(fit.failure);
    case 'adapter-too-small':
      return failed(fit);
    case 'feature-missing':
      return failed({ kind: 'feature-missing', feature: fit.feature });
    case 'too-large': {
      const neededBytes = fit.smallest?.memoryBytes ?? fit.neededBytes;
      return failed({ kind: 'too-large', neededBytes, budgetBytes: fit.budgetBytes });
    }
  }
}

/** Whether what a model needs is within the budget, whatever the adapter is, and with how much context. */
export function withinBudget(
  needs: Model['needs'],
  wishedTokens: number,
  budgetBytes: number,
): FitInMemory {
  const { kvBytesPerToken } = needs;
  // What more context takes may be unknown: then there is no more than was counted.
  const knownTokens = kvBytesPerToken === null ? needs.contextTokens : Infinity;
  const leastWished = Math.min(leastTokens, wishedTokens);
  if (needs.memoryBytes === null || knownTokens < leastWished) {
    return { kind: 'unknown', missing: 'memory', contextTokens: wishedTokens, memoryBytes: null };
  }
  const at = (contextTokens: number): Loading => ({
    contextTokens,
    memoryBytes: memoryAt(needs, contextTokens) ?? Infinity,
  });
  const wished = at(Math.min(wishedTokens, knownTokens));
  const neededBytes = wished.memoryBytes;
  if (neededBytes <= budgetBytes) return { kind: 'runs', ...wished };
  if (kvBytesPerToken === null) {
    return { kind: 'too-large', neededBytes, budgetBytes, smallest: null };
  }
  const savedTokens = (neededBytes - budgetBytes) / kvBytesPerToken;
  const steps = Math.floor((wished.contextTokens - savedTokens) / stepTokens);
  const smaller = at(steps * stepTokens);
  if (smaller.contextTokens >= leastTokens && smaller.memoryBytes <= budgetBytes) {
    return { kind: 'smaller-context', ...smaller, wished };
  }
  const smallest = at(leastWished);
  return { kind: 'too-large', neededBytes, budgetBytes, smallest };
}

function twinOf(
  model: Model,
  device: FitDevice,
  { models = [], ...wish }: FitWish,
): { readonly id: string; readonly fit: Fit } | null {
  const twin = models.find(({ id }) => id === model.twin);
  // Without the list, so that two entries that name each other end here.
  return twin ? { id: twin.id, fit: fits(twin, device, wish) } : null;
}
