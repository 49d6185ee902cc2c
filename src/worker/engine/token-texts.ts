import type { Tokenizer } from './webllm-pipeline';

/** What a tokenizer gives for bytes that are no whole character (yet). */
const incomplete = '\uFFFD';

/**
 * The text that each token adds to an answer, which together are the answer. Some characters (an
 * emoji) take several tokens: all but the last of them add nothing.
 *
 * Only the tokens since the last whole character but one are decoded, not the whole answer: a
 * tokenizer may treat the first token of what it decodes in a way of its own.
 */
export function tokenTexts(
  tokenizer: Pick<Tokenizer, 'decode'>,
  ids: readonly number[],
): readonly string[] {
  const decode = (from: number, to: number): string =>
    from === to ? '' : tokenizer.decode(Int32Array.from(ids.slice(from, to)));
  const texts: string[] = [];
  let from = 0;
  let told = 0;
  for (const index of ids.keys()) {
    const before = decode(from, told);
    const now = decode(from, index + 1);
    if (now.endsWith(incomplete) && index < ids.length - 1) {
      texts.push('');
      continue;
    }
    texts.push(now.slice(before.length));
    from = told;
    told = index + 1;
  }
  return texts;
}

/** The text of a token by itself; of one that is not a whole character, its bytes: `‹F0 9F›`. */
export function loneTokenText(tokenizer: Omit<Tokenizer, 'encode'>, id: number): string {
  const text = tokenizer.decode(Int32Array.of(id));
  if (!text.includes(incomplete)) return text;
  const token = tokenizer.idToToken(id);
  const fallback = /^<0x([0-9A-F]{2})>$/.exec(token);
  const bytes = fallback ? [parseInt(fallback[1] ?? '', 16)] : Array.from(token, byteOf);
  const shown = bytes.map((byte) => byte?.toString(16).toUpperCase().padStart(2, '0'));
  return shown.includes(undefined) ? text : `‹${shown.join(' ')}›`;
}

/**
 * The byte that a character stands for in the tokens of a byte-level BPE: printable Latin-1 is
 * itself, the other 68 bytes are the characters from U+0100 on, in order.
 *
 * Source: `bytes_to_unicode` of GPT-2.
 */
function byteOf(character: string): number | undefined {
  const code = character.codePointAt(0) ?? 0;
  if (isPrintable(code)) return code;
  return code >= 0x100 && code < 0x100 + unprintable.length ? unprintable[code - 0x100] : undefined;
}

function isPrintable(byte: number): boolean {
  return (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xff && byte !== 0xad);
}

const unprintable = Array.from({ length: 256 }, (_, byte) => byte).filter(
  (byte) => !isPrintable(byte),
);
