/** Which file of a GGUF repository a device should take. */
import { withinBudget } from '../device/fits';
import type { GgufChoice } from './files';
import type { GgufEstimate } from './memory';
import { quantisationBits } from './quantisation';

/** How good the answers of a quantisation are known to be, the best known first. */
const qualities = [
  /** Widely used, close to the unquantised model. */
  'usual',
  /** Others of four bits or more. */
  'other',
  /** Not quantised: larger and slower, and hardly better than eight bits. */
  'unquantised',
  /** About three bits: answers suffer. */
  'low',
  /** The name tells none. */
  'unknown',
  /** Below three bits: answers suffer much. */
  'lowest',
] as const;

export type Quality = (typeof qualities)[number];

/** The quantisations that most repositories have and most people run. */
export const usualQuantisations: readonly string[] = ['Q4_K_M', 'Q5_K_M', 'Q6_K', 'Q8_0'];

/** Qualities that are taken only where none of the others fits at all. */
const lastResort: readonly Quality[] = ['unknown', 'lowest'];

/** Share of the budget that a model may need to fit with room: the estimate may be too low. */
const roomyShare = 0.8;

/** How a model of so much need fits a budget. */
export type GgufFit = 'with-room' | 'tight' | 'not';

export interface EstimatedChoice {
  readonly choice: GgufChoice;
  readonly estimate: GgufEstimate;
  readonly fit: GgufFit;
}

export type Recommendation =
  | {
      readonly kind: 'recommended';
      readonly chosen: EstimatedChoice;
      readonly quality: Quality;
    }
  /** With the one that needs least. */
  | { readonly kind: 'none-fits'; readonly smallest: EstimatedChoice }
  /** The repository has no model that is whole. */
  | { readonly kind: 'none-whole' };

export function qualityOf(quantisation: string | null): Quality {
  if (quantisation === null) return 'unknown';
  if (usualQuantisations.includes(quantisation)) return 'usual';
  const bits = quantisationBits(quantisation);
  if (bits === null) return 'unknown';
  if (bits > 8) return 'unquantised';
  if (bits === 3) return 'low';
  return bits < 3 ? 'lowest' : 'other';
}

/** Whether the model fits, with the context of the estimate or at least with a smaller one. */
export function ggufFit({ needs }: GgufEstimate, budgetBytes: number): GgufFit {
  const { kind } = withinBudget(needs, needs.contextTokens, budgetBytes);
  if (kind === 'too-large' || needs.memoryBytes === null) return 'not';
  return needs.memoryBytes <= budgetBytes * roomyShare ? 'with-room' : 'tight';
}

/**
 * The best known quality that fits with room, and of that the largest; where nothing fits with room,
 * the same of what fits at all. Less than three bits only where nothing else fits.
 */
export function recommend(estimated: readonly EstimatedChoice[]): Recommendation {
  const whole = estimated
    .filter(({ choice }) => choice.missingParts === 0)
    .toSorted((one, other) => other.choice.sizeBytes - one.choice.sizeBytes);
  const ofQuality = (quality: Quality, fit: GgufFit): EstimatedChoice | undefined =>
    whole.find((one) => qualityOf(one.choice.quantisation) === quality && one.fit === fit);
  for (const isLast of [false, true]) {
    for (const fit of ['with-room', 'tight'] as const) {
      for (const quality of qualities) {
        if (lastResort.includes(quality) !== isLast) continue;
        const chosen = ofQuality(quality, fit);
        if (chosen) return { kind: 'recommended', chosen, quality };
      }
    }
  }
  const smallest = whole.at(-1);
  return smallest ? { kind: 'none-fits', smallest } : { kind: 'none-whole' };
}
