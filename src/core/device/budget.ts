import * as v from 'valibot';
import { growing } from '../growing';
import type { Capabilities } from './capabilities';
import { pageBytes } from './memory';

const Bytes = v.pipe(v.number(), v.integer(), v.minValue(1));
const MemoryTrouble = v.picklist(['out-of-memory', 'device-lost']);

/** What a person or a failure has made of the budget; it is kept between visits. */
const RememberedSchema = v.variant('source', [
  growing({ source: v.literal('person'), bytes: Bytes }),
  growing({
    source: v.literal('lowered'),
    bytes: Bytes,
    /** What it was before. */
    fromBytes: Bytes,
    /** Milliseconds since 1970. */
    atMs: v.number(),
    cause: MemoryTrouble,
  }),
]);

type RememberedBudget = v.InferOutput<typeof RememberedSchema>;

/**
 * GPU memory that all loaded models may take together. WebGPU does not say how much is free, so it
 * is an assumption until a person or a failure knows better; `source` says which.
 */
export type Budget = { readonly source: 'default'; readonly bytes: number } | RememberedBudget;

/** What went wrong while models were on the GPU, and how much they took there at the least. */
export interface MemoryTrouble {
  readonly kind: v.InferOutput<typeof MemoryTrouble>;
  readonly takenBytes: number;
}

/** Enough for all models that are part of the page; no budget that is not a person's is smaller. */
export const leastBudgetBytes = 512e6;

/**
 * A cautious assumption: half of the system memory that the browser admits to (a quarter with a
 * software adapter, which holds models there beside everything else), and no more than two of the largest
 * buffers that the adapter gives. What the page itself takes of system memory is left out. Where the browser
 * keeps that to itself, one such buffer. Integrated GPUs and phones share the system memory; a large card of its own has more
 * than this, and its owner can say so.
 */
export function defaultBudget({
  adapter,
  deviceMemoryBytes,
}: Omit<Capabilities, 'storage'>): Budget {
  const bufferBytes = adapter.ok ? (adapter.value.limits['maxBufferSize'] ?? 0) : 0;
  const share = adapter.ok && adapter.value.isFallback ? 1 / 4 : 1 / 2;
  const bytes =
    deviceMemoryBytes === null
      ? bufferBytes
      : Math.min(deviceMemoryBytes * share - pageBytes, 2 * bufferBytes);
  return { source: 'default', bytes: Math.max(leastBudgetBytes, Math.floor(bytes)) };
}

/**
 * The budget after a failure: three quarters of what was taken, so that the same is not tried again
 * as it was. A lost device has other causes, too (a driver that hung, a crash of the browser's GPU
 * process), so that it counts only where more than half of the budget was taken.
 *
 * @returns the budget itself where the failure says nothing about it
 */
export function lowered(budget: Budget, trouble: MemoryTrouble, atMs: number): Budget {
  const { kind, takenBytes } = trouble;
  if (kind === 'device-lost' && takenBytes <= budget.bytes / 2) return budget;
  const bytes = Math.max(leastBudgetBytes, Math.floor(takenBytes * 0.75));
  if (bytes >= budget.bytes) return budget;
  return { source: 'lowered', bytes, fromBytes: budget.bytes, atMs, cause: kind };
}

/** Undefined where nothing is remembered, or nothing that this version can read. */
export function parseBudget(kept: string | null): RememberedBudget | undefined {
  const Text = v.pipe(v.string(), v.parseJson(), RememberedSchema);
  const result = v.safeParse(Text, kept);
  return result.success ? result.output : undefined;
}
