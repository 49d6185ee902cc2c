import { isComposing } from './composing';

/**
 * Keeps a key of an input method from what browsers do by themselves: Esc would close the dialog that
 * stands around a field, Enter would send its form off.
 *
 * @returns what ends it
 */
export function leaveToComposition(around: HTMLElement): () => void {
  const spare = (event: KeyboardEvent): void => {
    if (isComposing(event)) event.preventDefault();
  };
  around.addEventListener('keydown', spare);
  return () => {
    around.removeEventListener('keydown', spare);
  };
}
