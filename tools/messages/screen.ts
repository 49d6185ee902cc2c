/** One screen's messages of one language, joined with the source: what is said, and in which words. */
import { compile, type Compiled } from './compile';
import { source, type Tree } from './catalogue';

/** A message, or a group of them, compiled. */
export type Entries = ReadonlyMap<string, Compiled | Entries>;

export interface Screen {
  readonly entries: Entries;
  /** How many texts there are. */
  readonly count: number;
  /** Keys of those that the language lacks: English stands in. */
  readonly missing: readonly string[];
}

export const isMessage = (entry: Compiled | Entries): entry is Compiled => 'code' in entry;

export interface Translation {
  /** The language of its texts. */
  readonly code: string;
  /** None where the language has nothing of this screen. */
  readonly tree: Tree | undefined;
  /** Changes each piece of text beside arguments; for the pseudo-language. */
  readonly alter?: (text: string) => string;
}

/**
 * @param english the source, which decides which texts there are and what they are given
 * @throws at a text that is no ICU MessageFormat, and at one that the source does not have so
 */
export function joinScreen(english: Tree, translation: Translation): Screen {
  const missing: string[] = [];
  let count = 0;

  function message(text: string, other: string | Tree | undefined, path: string): Compiled {
    if (typeof other === 'object') throw new Error('it is a text in English, not a group');
    count += 1;
    const original = compile(text, source, translation.alter);
    if (other === undefined) {
      missing.push(path);
      return original;
    }
    const translated = compile(other, translation.code, translation.alter);
    for (const [name, type] of translated.arguments) {
      const given = original.arguments.get(name);
      if (given === undefined || !takes(type, given))
        throw new Error(`"${name}" is ${given ?? 'not there'} in English, and ${type} here`);
    }
    // What is a function in English is one in each language.
    return { ...translated, arguments: original.arguments };
  }

  function group(tree: Tree, other: string | Tree | undefined, path: string): Entries {
    if (typeof other === 'string') throw new Error(`${path}: it is a group in English, not a text`);
    for (const key of Object.keys(other ?? {}))
      if (!(key in tree)) throw new Error(`${path}${key}: English does not have it`);
    return new Map(
      Object.entries(tree).map(([key, text]): [string, Compiled | Entries] => {
        if (typeof text === 'object') return [key, group(text, other?.[key], `${path}${key}.`)];
        try {
          return [key, message(text, other?.[key], path + key)];
        } catch (error) {
          throw new Error(`${path}${key}: ${String(error)}`, { cause: error });
        }
      }),
    );
  }

  return { entries: group(english, translation.tree, ''), count, missing };
}

/**
 * Whether a text that uses an argument as `type` can be given what English is given: each of its kinds, where
 * there may be none as well. What stands in a text as it is may be whatever English formats or chooses by.
 */
function takes(type: string, given: string): boolean {
  const taken = type.split(' | ');
  const isPlain = taken.includes('string') && taken.includes('number');
  return given
    .split(' | ')
    .every((kind) => taken.includes(kind) || (isPlain && kind !== 'null' && kind !== 'undefined'));
}
