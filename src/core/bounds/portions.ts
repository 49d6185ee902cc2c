import { fileBytes } from './text';

/** The largest file that an import takes. */
interface Bounds {
  readonly items: number;
  readonly bytes: number;
}

/** One of the files that an export is divided into, and the items in it. */
export interface Portion<Item> {
  readonly items: readonly Item[];
  readonly text: string;
  /** Its one item alone is larger than the bounds, or than a JavaScript string can be: `text` is empty then. */
  readonly isTooLarge: boolean;
}

/** Divides an export into files that an import takes: each within the bounds. Without items it is one file. */
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

/** The text of a file; undefined where it is longer than a JavaScript string can be. */
function textIfHeld(write: () => string): string | undefined {
  try {
    return write();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
