/** Runs in a page: what reaches beyond the width of the window, of the page or of what scrolls in it. */
export function tooWide(): string[] {
  return [document.documentElement, ...document.querySelectorAll('main')]
    .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
    .map(({ tagName, scrollWidth, clientWidth }) => `${tagName}: ${scrollWidth} in ${clientWidth}`);
}
