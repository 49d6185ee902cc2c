import { afterEach, expect, test } from 'vitest';
import './base.css';

afterEach(() => document.body.replaceChildren());

function select(...entries: readonly string[]): HTMLSelectElement {
  const made = document.createElement('select');
  made.append(...entries.map((entry) => new Option(entry)));
  const label = document.createElement('label');
  label.append('Model ', made);
  document.body.append(label);
  return made;
}

/** In CSS pixels. */
function widthOf(element: HTMLElement): number {
  return element.getBoundingClientRect().width;
}

test('a choice is not as wide as its longest entry', () => {
  const long = 'A model with a name that somebody has made up '.repeat(5);
  expect(Math.abs(widthOf(select('Short', long)) - widthOf(select('Short')))).toBeLessThan(1);
  const chosen = select('Short', long);
  chosen.value = long;
  const most = document.createElement('p');
  most.style.inlineSize = '32ch';
  document.body.append(most);
  expect(widthOf(chosen)).toBeLessThanOrEqual(widthOf(most) + 1);
});

test('without knowledge of entries’ widths a browser still ends a choice somewhere', () => {
  const long = 'A model with a name that somebody has made up '.repeat(5);
  const made = select('Short', long);
  // As in Firefox, which sizes it by the longest entry.
  made.style.setProperty('field-sizing', 'fixed');
  expect(widthOf(made)).toBeLessThan(400);
});
