import * as v from 'valibot';

/**
 * A name as it can stand in a line of other text: tabs and line ends are spaces, and control characters
 * and marks that turn the direction of whatever follows are left out. Marks of one character's direction,
 * as Hebrew and Arabic need them, stay.
 */
export function plainName(name: string): string {
  return name.replace(/[\t-\r]/g, ' ').replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, '');
}

/** A name, of a model or a tag, or a model's id, from outside or from what is kept. */
export const Name = v.pipe(v.string(), v.transform(plainName));
