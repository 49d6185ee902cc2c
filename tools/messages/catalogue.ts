/** The messages as translators have them: a folder per language, a file per screen. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The texts of a file, by their keys. */
export interface Tree {
  readonly [key: string]: string | Tree;
}

/** What `language.json` says of a language. */
export interface LanguageEntry {
  /** BCP 47; the name of its folder. */
  readonly code: string;
  /** Its name in itself. */
  readonly name: string;
  readonly direction: 'ltr' | 'rtl';
}

export interface TranslatedLanguage extends LanguageEntry {
  /** The texts by screen; a screen or a text that is missing is English. */
  readonly screens: Readonly<Record<string, Tree>>;
}

/** The language that every text is written in first, and that stands in where another lacks one. */
export const source = 'en';

const entryFile = 'language.json';

/** Reads a JSON file; where it is none, the error says which file. */
function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`${file}: ${String(error)}`, { cause: error });
  }
}

function isTree(value: unknown): value is Tree {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((inner) => typeof inner === 'string' || isTree(inner))
  );
}

function readEntry(code: string, file: string): LanguageEntry {
  const entry = readJson(file);
  if (typeof entry === 'object' && entry !== null && 'name' in entry && 'direction' in entry) {
    const { name, direction } = entry;
    if (typeof name === 'string' && (direction === 'ltr' || direction === 'rtl'))
      return { code, name, direction };
  }
  throw new Error(`${file}: it needs a "name", and a "direction" that is "ltr" or "rtl"`);
}

function readLanguage(folder: string, code: string): TranslatedLanguage {
  const files = readdirSync(join(folder, code)).filter((file) => file !== entryFile);
  const screens = files.sort().map((file): [string, Tree] => {
    const tree = readJson(join(folder, code, file));
    if (!isTree(tree)) throw new Error(`${file} of ${code}: it may hold texts and groups alone`);
    return [file.replace(/\.json$/, ''), tree];
  });
  return {
    ...readEntry(code, join(folder, code, entryFile)),
    screens: Object.fromEntries(screens),
  };
}

/** Every language there is a folder of, the source first. */
export function readLanguages(folder: string): readonly TranslatedLanguage[] {
  const codes = readdirSync(folder).sort();
  return [source, ...codes.filter((code) => code !== source)].map((code) =>
    readLanguage(folder, code),
  );
}
