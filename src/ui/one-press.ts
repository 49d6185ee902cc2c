/**
 * Keeps a key that is held from pressing again and again: what has taken the place of the first thing that
 * was pressed, or has come under the key, is not meant.
 *
 * @returns what ends it
 */
export function onePressOfEachKey(around: EventTarget): () => void {
  const spare = (event: Event): void => {
    const { repeat, key } = event as KeyboardEvent;
    if (repeat && (key === 'Enter' || key === 'Escape')) event.preventDefault();
  };
  around.addEventListener('keydown', spare);
  return () => {
    around.removeEventListener('keydown', spare);
  };
}
