import type { GgufProblem } from './head';

/** Why a file that is named as GGUF tells no model. */
export type GgufFileFailure =
  /** Its bytes are of another form, or none that is known. */
  | { readonly kind: 'not-gguf'; readonly fileName: string }
  | {
      readonly kind: 'gguf-unusable';
      readonly fileName: string;
      readonly problem: GgufProblem;
    };
