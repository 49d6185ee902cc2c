/** A language for tests: every text longer by a half, in Hebrew letters, from right to left. */
import type { LanguageEntry } from './catalogue';

/** Numbers, sizes and lists are written as in Hebrew. Its texts mean nothing. */
export const pseudoLanguage: LanguageEntry = {
  code: 'he-x-pseudo',
  name: 'Pseudo',
  direction: 'rtl',
};

const latin = 'abcdefghijklmnopqrstuvwxyz';
const hebrew = 'אבגדהוזחטיכלמנסעפצקרשתגדהו';

/** The piece of a text in Hebrew letters; its words are longer by a half, as German's can be. */
export function pseudoText(text: string): string {
  return text.replaceAll(/[a-z]+/gi, (word) => {
    const small = word.toLowerCase();
    const longer = small + small.slice(0, Math.ceil(small.length / 2));
    return longer.replaceAll(/[a-z]/g, (letter) => hebrew[latin.indexOf(letter)] ?? letter);
  });
}
