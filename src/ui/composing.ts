/**
 * Whether a key is an input method's and no command: it picks a word, or drops one, and the page has
 * nothing to do with it. Safari tells of the key that ends a composition after its end, and has
 * nothing but the code 229 for it. Source: UI Events, "Key events during composition".
 */
export function isComposing(event: KeyboardEvent): boolean {
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- there is no other sign of it
  return event.isComposing || event.keyCode === 229;
}
