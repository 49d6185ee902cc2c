import { isComposing } from './composing';

/**
 * Keeps a key that is held from pressing again and again: what has taken the place of the first thing that
 * was pressed, or has come under the key, is not meant.
 *
 * @returns what ends it
 */
export function onePressOfEachKey(
  around: Pick<HTMLElement, 'addEventListener' | 'removeEventListener'>,
): () => void {
  const spare = (event: KeyboardEvent): void => {
    if (!event.repeat || isComposing(event)) return;
    if (event.key === 'Enter' || event.key === 'Escape') event.preventDefault();
  };
  around.addEventListener('keydown', spare);
  return () => {
    around.removeEventListener('keydown', spare);
  };
}
