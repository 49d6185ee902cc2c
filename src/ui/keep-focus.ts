import { isComposing } from './composing';

/** Longer than a busy device takes to keep what was pressed for; whoever waits longer has looked elsewhere. */
const patienceMs = 5000;

/**
 * Keeps the focus where a person is. What a press takes away or disables takes the focus along, and
 * whoever uses the keyboard would begin anew at the top of the page: it goes to what stood around it.
 *
 * @param root what the focus stays in; can have it itself
 * @returns what ends that
 */
export function keepFocus(root: HTMLElement): () => void {
  let latest = 0;
  const leave = (): void => void (latest += 1);

  function watch(event: Event): void {
    if (event instanceof KeyboardEvent) {
      if (isComposing(event)) return;
      // It goes on from here, perhaps out of the page.
      if (event.key === 'Tab') {
        leave();
        return;
      }
    }
    const had = document.activeElement;
    if (!had || had === root || !root.contains(had)) return;
    const around = placesAround(had, root);
    const number = (latest += 1);
    const endMs = performance.now() + patienceMs;
    const look = (): void => {
      if (number !== latest) return;
      const has = document.activeElement;
      if (has === document.body || has?.matches(':disabled')) {
        focusOn(around.find((place) => place.isConnected) ?? root);
      } else if (performance.now() < endMs) {
        requestAnimationFrame(look);
      }
    };
    requestAnimationFrame(look);
  }

  root.addEventListener('click', watch, true);
  root.addEventListener('keydown', watch, true);
  document.addEventListener('pointerdown', leave, true);
  return () => {
    leave();
    root.removeEventListener('click', watch, true);
    root.removeEventListener('keydown', watch, true);
    document.removeEventListener('pointerdown', leave, true);
  };
}

/** The innermost first. */
function placesAround(element: Element, root: HTMLElement): HTMLElement[] {
  const places: HTMLElement[] = [];
  for (let at = element.parentElement; at && at !== root; at = at.parentElement) {
    if (at.matches('section, article, [role=group]')) places.push(at);
  }
  return places;
}

function focusOn(place: HTMLElement): void {
  if (!place.hasAttribute('tabindex')) place.tabIndex = -1;
  place.focus({ preventScroll: true });
}
