import type { StoreFailure } from '../../core/store/failures';
import type { Outcome } from '../../core/outcome';

/** Why a schema was not compiled: the compiler's own words, or its model's files could not be read. */
export type CompileFailure =
  | { readonly kind: 'refused'; readonly detail: string }
  | { readonly kind: 'files'; readonly failure: StoreFailure }
  /** The model's tokenizer is not in a form whose tokens are known here, which says nothing of the schema. */
  | { readonly kind: 'tokens'; readonly detail: string };

/** What the page may ask of a grammar worker. It is ended after each answer: a refusal breaks it. */
export interface GrammarWorker {
  /** `files` is a port at whose other end the store serves the model as `VerifiedFiles`. */
  compile(schema: string, files: MessagePort): Promise<Outcome<void, CompileFailure>>;
}
