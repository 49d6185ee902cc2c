import type { Component } from 'svelte';

/** Parts with these words cannot be drawn while they stand here. */
export const undrawable = new Set<string>();

/** Takes the place of what draws a part of a screen; throws for those that are not to be drawn. */
export function throwing<Props extends Record<string, unknown>>(
  draw: Component<Props>,
  wordsOf: (props: Props) => string,
): Component<Props> {
  return (anchor, props) => {
    const words = wordsOf(props);
    if (undrawable.has(words)) throw new RangeError(`Too deep: ${words}`);
    return draw(anchor, props);
  };
}
