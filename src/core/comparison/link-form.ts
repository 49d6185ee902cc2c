/** What the fragment of an address begins with that brings a comparison. */
export const linkBeginning = 'try=';

/**
 * Whether a fragment was meant to bring a comparison: also one that was cut within its beginning or
 * whose `=` was written in another way. What it brings, `parseLink` finds out.
 */
export function isLink(fragment: string): boolean {
  return /^(?:tr?$|try)/.test(fragment);
}
