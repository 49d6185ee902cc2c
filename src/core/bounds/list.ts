import * as v from 'valibot';

/** A list of at most so many items. A longer one is refused before any of them is looked at. */
export function BoundedList<const Item extends v.GenericSchema>(item: Item, most: number) {
  return v.pipe(v.array(v.unknown()), v.maxLength(most), v.array(item));
}
