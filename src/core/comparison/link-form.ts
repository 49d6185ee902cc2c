/** What the fragment of an address begins with that brings a comparison. */
export const linkBeginning = 'try=';

/** Whether a fragment brings a comparison; what it brings, `parseLink` finds out. */
export function isLink(fragment: string): boolean {
  return fragment.startsWith(linkBeginning);
}
