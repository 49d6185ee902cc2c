/** What core needs from outside, as narrow interfaces, so that every test is deterministic. */

export interface Clock {
  /** Milliseconds from an arbitrary start, never going backwards. */
  nowMs(): number;
}

export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
}
