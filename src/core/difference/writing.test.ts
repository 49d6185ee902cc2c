import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countCharacters, piecesOf } from './pieces';
import { distinctShare, loopAtEnd, writingFigures } from './writing';

describe('the figures of an answer', () => {
  test('count characters and words as a reader does', () => {
    expect(writingFigures('Grüße aus Köln, 2 Mal! 👩‍👧')).toMatchObject({ characters: 24, words: 5 });
    expect(writingFigures('e\u0301a\r\nb')).toMatchObject({ characters: 4, words: 2 });
    expect(writingFigures('我喜欢猫。')).toMatchObject({ characters: 5, words: 3 });
  });

  test('tell how much of it is new', () => {
    const { distinctWords, distinctPairs, repeatedFours } = writingFigures('A b a b a B');
    expect(distinctWords).toBeCloseTo(2 / 6);
    expect(distinctPairs).toBeCloseTo(2 / 5);
    expect(repeatedFours).toBeCloseTo(1 - 2 / 3);
  });

  test.each(['', ' \n', '...'])('are none without words: %j', (text) => {
    expect(writingFigures(text)).toMatchObject({
      words: 0,
      distinctWords: null,
      distinctPairs: null,
      repeatedFours: null,
    });
  });

  test('are shares, whatever the answer is', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', 'c', '猫', '.', ' ', '\n'))
      .map((all) => all.join(''));
    fc.assert(
      fc.property(fc.oneof(text, fc.string({ unit: 'binary' })), (answer) => {
        const { characters, words, ...rest } = writingFigures(answer);
        expect(words).toBeLessThanOrEqual(characters);
        expect(characters).toBeLessThanOrEqual(answer.length);
        for (const share of [rest.distinctWords, rest.distinctPairs, rest.repeatedFours]) {
          expect(share ?? 0).toBeGreaterThanOrEqual(0);
          expect(share ?? 1).toBeLessThanOrEqual(1);
        }
        expect(rest.repeatedFours === null).toBe(words < 4);
      }),
    );
  });

  test('saying an answer twice makes no word of it new', () => {
    const words = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 4 });
    fc.assert(
      fc.property(words, (said) => {
        const once = distinctShare(said, 1) ?? 0;
        expect(distinctShare([...said, ...said], 1)).toBeCloseTo(once / 2);
      }),
    );
  });

  test('of a huge answer come within a bounded time', () => {
    const before = performance.now();
    writingFigures('word '.repeat(200_000));
    writingFigures('猫'.repeat(100_000));
    expect(performance.now() - before).toBeLessThan(10_000);
  });
});

describe('a loop at the end', () => {
  test.each([
    ['The end. I am. I am. I am. I am', 'I am.', 3],
    ['x a b c a b c a b c a', 'a b c', 3],
    ['no no no no no no no no', 'no', 8],
    ['我喜欢猫。我喜欢猫。我喜欢猫。', '我喜欢猫。', 3],
  ])('is found: %j', (text, unit, times) => {
    expect(loopAtEnd(text)).toEqual({ text: unit, times });
  });

  test.each(['', 'ha ha ha', 'a b c d a b c d', 'a a a a a a a a a b'])('is none: %j', (text) => {
    expect(loopAtEnd(text)).toBeNull();
  });

  test('is found wherever something is said over and over', () => {
    const unit = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(unit, fc.integer({ min: 8, max: 12 }), (words, times) => {
        const looped = loopAtEnd(`It says: ${`${words.join(' ')} `.repeat(times)}`);
        expect(looped?.times).toBeGreaterThanOrEqual(times);
      }),
    );
  });
});

describe('the pieces of a text', () => {
  test('are the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 1000 }), (text) => {
        expect(
          piecesOf(text)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text);
      }),
    );
  });

  test('are no more than its characters, and at least one where there is one', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
        expect(countCharacters(text)).toBeGreaterThan(0);
      }),
    );
  });
});
