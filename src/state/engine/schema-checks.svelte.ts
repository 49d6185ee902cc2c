import { SvelteMap } from 'svelte/reactivity';
import type { Model } from '../../core/catalogue/model';
import type { GenerationFailure } from '../../core/engine/failures';
import { failed, success, type Outcome } from '../../core/outcome';

/** What is known of a schema for a model; nothing where it has not been looked at. */
export type SchemaState =
  | { readonly kind: 'checking' }
  | { readonly kind: 'usable' }
  | { readonly kind: 'refused'; readonly failure: GenerationFailure };

/**
 * Has the engine's own grammar compiler make a grammar.
 *
 * @returns whether it could be tried: a model without a token list that can be read is left to its engine
 */
export type Compile = (
  model: Model,
  schema: string,
  signal: AbortSignal,
) => Promise<Outcome<boolean, GenerationFailure>>;

/** Which schemas were compiled for which models in this visit: each is looked at once. */
export class SchemaChecks {
  readonly #known = new SvelteMap<string, SchemaState>();

  constructor(readonly compile: Compile) {}

  stateOf(modelId: string, schema: string): SchemaState | undefined {
    return this.#known.get(key(modelId, schema));
  }

  /** @param signal ends the check; what comes of it says nothing then */
  async check(
    model: Model,
    schema: string,
    signal: AbortSignal,
  ): Promise<Outcome<boolean, GenerationFailure>> {
    const name = key(model.id, schema);
    const known = this.#known.get(name);
    if (known?.kind === 'usable') return success(true);
    if (known?.kind === 'refused') return failed(known.failure);
    this.#known.set(name, { kind: 'checking' });
    const outcome = await this.compile(model, schema, signal);
    if (signal.aborted || (outcome.ok && !outcome.value)) this.#known.delete(name);
    else if (outcome.ok) this.#known.set(name, { kind: 'usable' });
    // A worker that could not be had, or crashed, says nothing of the schema: it is tried again.
    else if (!ofSchema.has(outcome.failure.kind)) this.#known.delete(name);
    else this.#known.set(name, { kind: 'refused', failure: outcome.failure });
    return outcome;
  }

  /** An engine has failed over a schema that was compiled before: it is not tried again. */
  refuse(modelId: string, schema: string, failure: GenerationFailure): void {
    this.#known.set(key(modelId, schema), { kind: 'refused', failure });
  }
}

const ofSchema: ReadonlySet<string> = new Set<GenerationFailure['kind']>([
  'schema-refused',
  'schema-slow',
]);

function key(modelId: string, schema: string): string {
  return `${modelId} ${schema}`;
}
