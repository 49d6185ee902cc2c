import { fileBytes } from './text';

/** What a file may be at the most, where it is taken back. */
interface Bounds {
  readonly items: number;
  readonly bytes: number;
}

/** The texts of as many files as it takes for each of them to keep within the bounds; one where there is nothing. */
export function portions<Item>(
  items: readonly Item[],
  textOf: (items: readonly Item[]) => string,
  most: Bounds,
): readonly string[] {
  if (items.length <= most.items) {
    const text = textOf(items);
    if (items.length <= 1 || fileBytes(text) <= most.bytes) return [text];
  }
  const half = Math.ceil(items.length / 2);
  return [items.slice(0, half), items.slice(half)].flatMap((some) => portions(some, textOf, most));
}
