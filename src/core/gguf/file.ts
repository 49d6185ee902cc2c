import type { GgufFacts } from './facts';

/** A GGUF file from outside, as far as it was read. */
export interface GgufFile {
  /** Empty where it has none. */
  readonly fileName: string;
  readonly facts: GgufFacts;
  /** SHA-256 of what `fingerprintSpans` names. */
  readonly fingerprint: string;
}

/** Whether the file is a model by itself: not a part of one, and not what goes with one. */
export function isWholeModel({ facts }: Pick<GgufFile, 'facts'>): boolean {
  return facts.role === 'model' && facts.part === null;
}
