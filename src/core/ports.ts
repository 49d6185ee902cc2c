/** What core needs from outside, as narrow interfaces, so that every test is deterministic. */

export interface Clock {
  /** Milliseconds from an arbitrary start, never going backwards. */
  nowMs(): number;
}

export interface Calendar {
  /** Milliseconds since 1970. */
  nowMs(): number;
}

/** A short text that is kept for this site between visits, where the browser lets it. */
export interface KeptText {
  /** Null where there is none. */
  read(): string | null;
  write(value: string): void;
}

export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
}

/** The fragment of the page's address: what stands behind its `#`. It is never sent anywhere. */
export interface Fragment {
  read(): string;
  onChange(listener: () => void): void;
  /** Puts another in its place, without a further step to go back to; `onChange` is not told. */
  replace(fragment: string): void;
}
