import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loneTokenText, tokenTexts } from './token-texts';

/** A token is two bytes of UTF-8, so that most characters beyond ASCII are cut somewhere. */
function pairsOfBytes(text: string) {
  const bytes = new TextEncoder().encode(text);
  const tokens = Array.from({ length: Math.ceil(bytes.length / 2) }, (_, index) =>
    bytes.slice(index * 2, index * 2 + 2),
  );
  const decode = (ids: Int32Array): string =>
    new TextDecoder('utf-8', { ignoreBOM: true }).decode(
      Uint8Array.from([...ids].flatMap((id) => [...(tokens[id] ?? [])])),
    );
  return { ids: [...tokens.keys()], tokenizer: { decode } };
}

describe('the texts of the tokens of an answer', () => {
  test('are together the answer', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', ' ', 'é', '中', '🙂', '\uFEFF')), (characters) => {
        const text = characters.join('');
        const { ids, tokenizer } = pairsOfBytes(text);
        const texts = tokenTexts(tokenizer, ids);
        expect(texts).toHaveLength(ids.length);
        expect(texts.join('')).toBe(tokenizer.decode(Int32Array.from(ids)));
      }),
    );
  });

  test('show a character at the token that completes it', () => {
    const { ids, tokenizer } = pairsOfBytes('ab🙂cd');
    expect(tokenTexts(tokenizer, ids)).toEqual(['ab', '', '🙂', 'cd']);
  });

  test('show what the answer shows where it ends within a character', () => {
    const { ids, tokenizer } = pairsOfBytes('ab🙂');
    expect(tokenTexts(tokenizer, ids.slice(0, 2))).toEqual(['ab', '\uFFFD']);
  });
});

describe('a token by itself', () => {
  const tokenizer = (text: string, token: string) => ({
    decode: () => text,
    idToToken: () => token,
  });

  test('is its text', () => {
    expect(loneTokenText(tokenizer(' word', 'Ġword'), 1)).toBe(' word');
  });

  test.each([
    ['ðŁ', '‹F0 9F›'],
    ['Ļ', '‹99›'],
    ['Ġâ', '‹20 E2›'],
    ['<0xF0>', '‹F0›'],
    ['�', '�'],
  ])('of half a character (%s) is its bytes', (token, shown) => {
    expect(loneTokenText(tokenizer('\uFFFD', token), 1)).toBe(shown);
  });
});
