import { describe, expect, test, vi } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { page } from 'vitest/browser';
import Stage from '../../../tests/components/Stage.svelte';
import Answer from './Answer.svelte';

const answer = (text: string, onCopy = () => Promise.resolve(true)) => ({
  part: Answer,
  given: { text, onCopy },
});

function all(container: Element, selector: string): HTMLElement[] {
  return [...container.querySelectorAll<HTMLElement>(selector)];
}

describe('lines and blanks', () => {
  test('verse stands in its lines', async () => {
    const lines = ['Rain on the roof', '  Rain on the street', 'Rain in the gutter'];
    const { container } = await render(Stage, answer(lines.join('\n')));
    const [verse] = all(container, 'p');
    expect(verse?.innerText.split('\n')).toEqual(lines);
  });
});

describe('the direction of', () => {
  const arabic = 'مرحبا بالعالم: هذا نص.';
  const english = 'Hello world, this is English.';
  const direction = (element: Element | undefined): string =>
    getComputedStyle(element ?? document.body).direction;

  test.each([
    ['paragraphs', `${arabic}\n\n${english}`, 'p'],
    ['headings', `# ${arabic}\n\n# ${english}`, '.heading'],
    ['items', `- ${arabic}\n- ${english}`, 'li'],
    ['quotations', `> ${arabic}\n\n---\n\n> ${english}`, 'blockquote'],
    ['cells', `| ${arabic} | ${english} |\n|-|-|\n| ${arabic} | ${english} |`, 'td'],
  ])('%s is their own', async (_, text, selector) => {
    const { container } = await render(Stage, answer(text));
    expect(all(container, selector).map(direction)).toEqual(['rtl', 'ltr']);
  });

  test('an item puts its indent and its bullet on the side where it begins', async () => {
    const { container } = await render(Stage, answer(`- ${arabic}\n- ${english}`));
    const list = container.querySelector('ul')?.getBoundingClientRect();
    const [right, left] = all(container, 'li').map((item) => item.getBoundingClientRect());
    expect(right?.left).toBe(list?.left);
    expect(right?.right).toBeLessThan(list?.right ?? 0);
    expect(left?.left).toBeGreaterThan(list?.left ?? Infinity);
    expect(left?.right).toBe(list?.right);
  });

  test('code stays from left to right, also within other text', async () => {
    const { container } = await render(Stage, answer(`${arabic} \`a(b)\`\n\n~~~\n${arabic}\n~~~`));
    expect(all(container, 'code').map(direction)).toEqual(['ltr', 'ltr']);
    expect(direction(container.querySelector('p') ?? undefined)).toBe('rtl');
  });
});

describe('nothing is left out', () => {
  test('of rows with more cells than the header, addresses of images, and numbers of items', async () => {
    const text = '| a |\n|-|\n| 1 | 2 |\n\n![alt](u.png "t")\n\n3. x\n7. y';
    const { container } = await render(Stage, answer(text));
    expect(all(container, 'td').map(({ innerText }) => innerText)).toEqual(['1', '2']);
    expect(container.querySelector('.image')?.textContent).toContain('alt u.png "t"');
    expect([...container.querySelectorAll('li')].map(({ value }) => value)).toEqual([3, 7]);
  });

  test('of code that is copied, however long', async () => {
    const code = 'let a = "b";\n'.repeat(9000).trimEnd();
    const onCopy = vi.fn(() => Promise.resolve(true));
    const { container } = await render(Stage, answer(`~~~js\n${code}\n~~~`, onCopy));
    await vi.waitUntil(() => container.querySelector('pre')?.textContent === code, {
      timeout: 20_000,
    });
    await page.getByRole('button').click();
    expect(onCopy).toHaveBeenCalledWith(code);
  });
});

test('another answer in the same place is drawn anew, be it longer or shorter', async () => {
  const { container, rerender } = await render(Stage, answer('one **two'));
  for (const text of ['three *four* and more', 'five', `five ${'six '.repeat(9000)}`, 'seven']) {
    await rerender(answer(text));
    await vi.waitUntil(
      () => container.textContent.replace(/\s/g, '') === text.replace(/[\s*]/g, ''),
      { timeout: 20_000 },
    );
  }
});

test('a deep answer streams without an error and stays within its column', async () => {
  const text = `First words.\n\n${'> '.repeat(230)}x\n\n${'- '.repeat(120)}y`;
  const { container, rerender } = await render(Stage, answer(''));
  for (let end = 0; end <= text.length; end += 3) await rerender(answer(text.slice(0, end)));
  await rerender(answer(text));
  expect(container.textContent.trim().endsWith('- y')).toBe(true);
  expect(container.scrollWidth).toBeLessThanOrEqual(container.clientWidth);
});
