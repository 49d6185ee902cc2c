import type { Component } from 'svelte';

type Drawn = Component<{ text: string }>;

/** Answers with these words cannot be drawn while they stand here. */
export const undrawable = new Set<string>();

/** Takes the place of what draws answers; throws for those that are not to be drawn. */
export function throwing(draw: Drawn): Drawn {
  return (anchor, props) => {
    if (undrawable.has(props.text)) throw new RangeError(`Too deep: ${props.text}`);
    return draw(anchor, props);
  };
}
