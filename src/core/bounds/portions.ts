import { fileBytes } from './text';

/** What a file may be at the most, where it is taken back. */
interface Bounds {
  readonly items: number;
  readonly bytes: number;
}

/** A file, and what stands in it. */
export interface Portion<Item> {
  readonly items: readonly Item[];
  readonly text: string;
  /** One item alone comes to more than a file may have, or than a text can hold, which is empty then. */
  readonly isTooLarge: boolean;
}

/** As many files as it takes for each of them to keep within the bounds; one where there is nothing. */
export function portions<Item>(
  items: readonly Item[],
  textOf: (items: readonly Item[]) => string,
  most: Bounds,
): readonly Portion<Item>[] {
  if (items.length <= most.items) {
    const text = textIfHeld(() => textOf(items));
    const isTooLarge = text === undefined || fileBytes(text) > most.bytes;
    if (items.length <= 1 || !isTooLarge) return [{ items, text: text ?? '', isTooLarge }];
  }
  const half = Math.ceil(items.length / 2);
  return [items.slice(0, half), items.slice(half)].flatMap((some) => portions(some, textOf, most));
}

/** Undefined where it has more characters than a text can have. */
function textIfHeld(write: () => string): string | undefined {
  try {
    return write();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
