import { afterEach, expect, test } from 'vitest';
import '../styles/tokens.css';
import '../styles/base.css';

const arabic = 'مرحبا بالعالم';

/** How far each line begins and ends from the block's left and right edge, in pixels. */
function linesOf(block: HTMLElement): { left: number; right: number }[] {
  const edges = block.getBoundingClientRect();
  const text = block.firstChild;
  if (!text) throw new Error('a text is expected');
  let from = 0;
  return block.textContent.split('\n').map((line) => {
    const range = new Range();
    range.setStart(text, from);
    range.setEnd(text, from + line.length);
    from += line.length + 1;
    const { left, right } = range.getBoundingClientRect();
    return { left: left - edges.left, right: edges.right - right };
  });
}

afterEach(() => {
  document.body.replaceChildren();
});

test.each([
  ['Hello', arabic],
  [arabic, 'Hello'],
])('each line of what is written runs its own way: %s, %s', (first, second) => {
  const block = document.createElement('p');
  block.className = 'written';
  block.style.inlineSize = '400px';
  block.textContent = `${first}\n${second}`;
  document.body.append(block);
  for (const [index, { left, right }] of linesOf(block).entries()) {
    const isArabic = [first, second][index] === arabic;
    expect(isArabic ? right : left).toBeLessThan(1);
    expect(isArabic ? left : right).toBeGreaterThan(100);
  }
});
