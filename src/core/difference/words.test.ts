import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { piecesOf } from './pieces';
import { textDifference, type Part } from './words';

const side = (parts: readonly Part[], without: Part['kind']): string =>
  parts.flatMap(({ kind, text }) => (kind === without ? [] : [text])).join('');

/** "same [only first] {only second}". */
function marked(first: string, second: string): string {
  const marks = { same: ['', ''], 'only-first': ['[', ']'], 'only-second': ['{', '}'] } as const;
  return textDifference(first, second)
    .parts.map(({ kind, text }) => `${marks[kind][0]}${text}${marks[kind][1]}`)
    .join('');
}

describe('the difference of two answers', () => {
  test.each([
    ['', '', ''],
    ['', 'New.', '{New.}'],
    ['The same.', 'The same.', 'The same.'],
    ['a big dog', 'a small dog', 'a [big]{small} dog'],
    ['a big dog', 'a dog', 'a [big ]dog'],
    ['Paris is big.', 'Paris is big!', 'Paris is big[.]{!}'],
    ['red house', 'blue car', '[red house]{blue car}'],
    ['one\n\ntwo', 'three\n\nfour', '[one]{three}\n\n[two]{four}'],
    ['a  b', 'a b', 'a[  ]{ }b'],
    ['我喜欢猫。', '我喜欢狗。', '我喜欢[猫]{狗}。'],
    ['東京は大きい都市です', '京都は大きい都市です', '[東京]{京都}は大きい都市です'],
    ['ฉันรักแมว', 'ฉันรักหมา', 'ฉันรัก[แมว]{หมา}'],
  ])('is told by words: %j and %j', (first, second, told) => {
    expect(marked(first, second)).toBe(told);
  });

  test('has each text in its parts, whatever they are', () => {
    const word = fc.constantFrom(
      'a',
      'b',
      'cat',
      '猫',
      ' ',
      '\n',
      '\r\n',
      '\u2028',
      '\ud83d',
      '🙂',
    );
    const text = fc.oneof(
      fc.array(word, { maxLength: 40 }).map((words) => words.join('')),
      fc.string({ unit: 'binary', maxLength: 300 }),
    );
    fc.assert(
      fc.property(text, text, (first, second) => {
        const { parts } = textDifference(first, second);
        expect(side(parts, 'only-second')).toBe(first);
        expect(side(parts, 'only-first')).toBe(second);
        expect(parts.every((part) => part.text !== '')).toBe(true);
      }),
    );
  });

  const many = (count: number, salt: number, end: string): string =>
    Array.from({ length: count }, (_, index) => `w${String((index * salt) % 7919)}${end}`).join('');

  test('that is too large for words is told by lines, and then as a whole, in a bounded time', () => {
    const before = performance.now();
    const shared = `a\rb\u2028${many(3000, 17, ' ')}\n`;
    const [first, second] = [31, 37].map((salt) => `${shared}${many(3000, salt, ' ')}`);
    const byLines = textDifference(first ?? '', second ?? '');
    expect(side(byLines.parts, 'only-second')).toBe(first);
    expect(byLines.by).toBe('lines');
    expect(byLines.parts.map(({ kind }) => kind)).toEqual(['same', 'only-first', 'only-second']);
    const whole = textDifference(many(80_000, 31, '\n'), many(80_000, 37, '\n'));
    expect(whole.by).toBe('whole');
    expect(whole.parts).toHaveLength(2);
    expect(performance.now() - before).toBeLessThan(10_000);
  });

  test.each([
    [400, 'words'],
    [500, 'lines'],
  ])('of two answers of %d words without a common one is told by %s', (count, by) => {
    expect(textDifference(many(count, 1, ' '), many(count, 1, 'x ')).by).toBe(by);
  });

  test('is found in a text of one very long stretch', () => {
    const text = '-'.repeat(300_000);
    expect(piecesOf(text)).toHaveLength(text.length);
  });

  test('is found in a long text without white space', () => {
    const { by, parts } = textDifference(`${'ab'.repeat(40_000)}x`, 'ab'.repeat(40_000));
    expect(by).toBe('words');
    expect(side(parts, 'only-second')).toHaveLength(80_001);
  });
});
