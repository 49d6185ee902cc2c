import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';

/** Names of things and units, which are the same in each language. */
const names = ['WebGPU', 'SHA-256', 'MB', 'GB', 'kB'];

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

/** What the catalogue says of models is in one language: their names, licences and sources. */
const catalogue: unknown = JSON.parse(readFileSync('dist-scripted/models.json', 'utf8'));
const known = [...new Set([...names, ...stringsIn(catalogue)])]
  .filter((text) => text.length > 1)
  .toSorted((one, other) => other.length - one.length);

/** What people, models, hosts and the browser have said, in whatever language; titles stand in quotation marks. */
const foreign =
  '[lang="en"], code, pre, textarea, .written, .answer, [dir="auto"], [aria-live], a[href^="http"], header b';

/** Texts of the page that are still in Latin letters: no message has them. */
export async function untranslated(page: Page): Promise<readonly string[]> {
  const texts = await page.evaluate((foreign) => {
    const found: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const around = node.parentElement;
      if (around?.checkVisibility() && !around.closest(foreign)) found.push(node.textContent ?? '');
    }
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder]')) {
      if (element.closest(foreign)) continue;
      for (const name of ['aria-label', 'title', 'placeholder'])
        found.push(element.getAttribute(name) ?? '');
    }
    return found;
  }, foreign);
  const ownWords = (text: string): string =>
    known.reduce((rest, name) => rest.replaceAll(name, ''), text.replaceAll(/“[^”]*”/g, ''));
  return [...new Set(texts)].filter((text) => /[A-Za-z]{2}/.test(ownWords(text)));
}

/** Texts of which a part is hidden by the edge of what they stand in. */
export function hiddenTexts(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('main :not(input), nav *, header *, footer *')]
      .filter((element) => {
        const { overflowX } = getComputedStyle(element);
        const hides = overflowX === 'hidden' || overflowX === 'clip';
        return hides && element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 1;
      })
      .map(({ tagName, className, textContent }) => `${tagName}.${className}: ${textContent}`),
  );
}
