/**
 * What a short greedy answer looks like when a driver computes wrongly or weights are damaged, told
 * by its form alone, in any language. The limits stand between answers of working models and answers
 * of the same models with damaged weights (see the tests); what is in doubt passes.
 */
export function looksBroken(answer: string): boolean {
  // A character may be cut off at the end, where the limit on tokens came.
  const text = answer.trim().replace(/\uFFFD+$/, '');
  if (!/[\p{L}\p{N}]/u.test(text)) return true;
  if (text.includes('\uFFFD')) return true;
  return repeatsItself(text) || isStrewn(text);
}

/** Shannon entropy of what the items are, in bits for each item. */
export function entropyBits(items: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => {
    const share = count / items.length;
    return sum - share * Math.log2(share);
  }, 0);
}

/** "hedhedhed", "the the the": few different characters, pieces or words for its length. */
function repeatsItself(text: string): boolean {
  const characters = Array.from(text);
  // Counting from 1 to 5 has 2.7 bits, a sentence 3.5 and more, three letters in turn 1.6.
  if (characters.length >= 12 && entropyBits(characters) < 2.2) return true;
  const pieces = characters.slice(2).map((_, index) => characters.slice(index, index + 3).join(''));
  if (pieces.length >= 24 && new Set(pieces).size < 0.35 * pieces.length) return true;
  const words = wordsOf(text.toLowerCase());
  return words.length >= 6 && entropyBits(words) < 0.6 * Math.log2(words.length);
}

/** "starch*:%ptom pretermdestructive": tokens that nothing holds together. */
function isStrewn(text: string): boolean {
  const words = wordsOf(text);
  const patched = words.filter(isPatched).length;
  // In scripts whose words are set apart; a sentence has few words of many letters, a German one too.
  const apart = words.filter((word) => /^[\p{Script=Latin}\p{Script=Cyrillic}]+$/u.test(word));
  const lettersPerWord = apart.length >= 5 ? apart.join('').length / apart.length : 0;
  if (patched >= 2 || lettersPerWord > 8.5) return true;
  const isOdd = /[^\s\p{L}\p{M}\p{N}.,:;!?*_'’"“”„«»()<>/#–—-]|[^\s\p{L}\p{M}\p{N}*#.]{3}/u.test(
    text,
  );
  return [patched > 0, lettersPerWord > 6.4, isOdd].filter(Boolean).length >= 2;
}

/** Two scripts in one word, or a capital behind a small letter. */
function isPatched(word: string): boolean {
  const scripts = alphabets.filter((script) => script.test(word));
  return scripts.length > 1 || /\p{Ll}\p{Lu}/u.test(word);
}

const alphabets = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Arabic}/u,
  /\p{Script=Hebrew}/u,
  /\p{Script=Devanagari}/u,
  /\p{Script=Hangul}/u,
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u,
];

function wordsOf(text: string): readonly string[] {
  return Array.from(text.matchAll(/[\p{L}\p{M}\p{N}]+/gu), ([word]) => word);
}
