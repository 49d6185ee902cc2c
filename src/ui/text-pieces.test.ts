import fc from 'fast-check';
import { expect, test } from 'vitest';
import { hostileTexts } from '../../tests/faults/hostile-texts';
import { maxLineCharacters, maxShapedWord } from './markdown/limits';
import { TextPieces } from './text-pieces';

const piecesOf = (text: string): readonly string[] => new TextPieces().of(text);
const longest = (pieces: readonly string[]): number =>
  Math.max(...pieces.map(({ length }) => length));

test('a text of a few pages is one piece', () => {
  expect(piecesOf('a line\n'.repeat(1000))).toHaveLength(1);
  expect(piecesOf('')).toEqual([]);
});

test.each(Object.entries(hostileTexts()))(
  'the pieces of %s are the text, none is long, and there are few',
  (_name, text) => {
    const pieces = piecesOf(text);
    expect(pieces.join('') === text).toBe(true);
    expect(longest(pieces)).toBeLessThanOrEqual(maxLineCharacters);
    expect(pieces.length).toBeLessThanOrEqual(2 + (2 * text.length) / maxShapedWord);
  },
);

test('letters that take their shape from each other, and marks, come in shorter pieces', () => {
  for (const text of ['م'.repeat(16_000), `e${'\u0301'.repeat(50_000)}`])
    expect(longest(piecesOf(text))).toBeLessThanOrEqual(maxShapedWord);
});

test('lines stay whole where they are not too long, and characters always', () => {
  const lines = piecesOf('a line of some words\n'.repeat(2000));
  expect(lines.length).toBeGreaterThan(3);
  expect(lines.slice(0, -1).filter((piece) => !piece.endsWith('\n'))).toEqual([]);
  const pieces = piecesOf(`a${'🙂'.repeat(20_000)}`);
  expect(pieces.filter((piece) => /[\uD800-\uDBFF]$/.test(piece))).toEqual([]);
});

test('a text that grows is cut as it is when it is whole, and what was cut stays the same', () => {
  const part = fc.constantFrom(
    'a',
    ' ',
    '\n',
    'word '.repeat(900),
    'م'.repeat(700),
    '🙂',
    '\u0301',
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
      const cutter = new TextPieces();
      let text = '';
      let before: readonly string[] = [];
      for (const each of parts) {
        text += each;
        const pieces = cutter.of(text);
        expect(pieces).toEqual(piecesOf(text));
        expect(pieces.join('')).toBe(text);
        // What is more than two pieces from the end does not change any more.
        const settled = before.filter(
          (_, index) =>
            text.length - before.slice(0, index + 1).join('').length > 2 * maxLineCharacters,
        );
        expect(pieces.slice(0, settled.length)).toEqual(settled);
        before = pieces;
      }
      expect(cutter.of('other')).toEqual(['other']);
    }),
  );
});
