import type { KeptText } from '../core/ports';

/** A text that is kept as long as the test runs. */
export function keptText(text: string | null = null): KeptText {
  let kept = text;
  return { read: () => kept, write: (value) => (kept = value) };
}
