import * as v from 'valibot';

const halfOfAPair = /\p{Cs}/gu;

/**
 * Text of at most so many characters (UTF-16 units). Halves of surrogate pairs become U+FFFD: no file
 * can hold them, so that what was taken could not be handed on as it is.
 */
export function BoundedText(mostCharacters: number) {
  return v.pipe(v.string(), v.maxLength(mostCharacters), v.transform(wellFormed));
}

/** Text that is not empty, and else as `BoundedText`. */
export function BoundedName(mostCharacters: number) {
  return v.pipe(v.string(), v.minLength(1), v.maxLength(mostCharacters), v.transform(wellFormed));
}

/** What a record is found by. It is never changed, so one that no file could hold is refused. */
export function Id(mostCharacters: number) {
  return v.pipe(
    v.string(),
    v.minLength(1),
    v.maxLength(mostCharacters),
    v.check((id) => wellFormed(id) === id, 'half a surrogate pair'),
  );
}

export function wellFormed(text: string): string {
  return text.replace(halfOfAPair, '\uFFFD');
}
