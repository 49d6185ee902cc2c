/**
 * The result of something that is expected to fail at times: a value, or a failure out of a closed
 * union. Failures are data, so that they cross worker boundaries and are handled exhaustively;
 * exceptions are left for bugs.
 */
export type Outcome<Value, Failure> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly failure: Failure };

export function success<Value>(value: Value): { readonly ok: true; readonly value: Value } {
  return { ok: true, value };
}

export function failed<Failure>(failure: Failure): {
  readonly ok: false;
  readonly failure: Failure;
} {
  return { ok: false, failure };
}
