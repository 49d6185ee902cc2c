import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { readLanguages, source, type Tree } from './catalogue';

const folder = resolve(import.meta.dirname, '../../src/i18n/messages');
const languages = readLanguages(folder);

function texts(tree: Tree, path: string): [string, string][] {
  return Object.entries(tree).flatMap(([key, inner]) =>
    typeof inner === 'string' ? [[`${path}.${key}`, inner]] : texts(inner, `${path}.${key}`),
  );
}

const textsOf = (screens: Readonly<Record<string, Tree>>): [string, string][] =>
  Object.entries(screens).flatMap(([screen, tree]) => texts(tree, screen));

/** Words that are the same in both languages. */
const same = new Set([
  'models.adding.addressHint',
  'models.adding.search.layout.mlc',
  'models.adding.search.layout.gguf',
  'page.app.title',
  'page.screens.prompts',
  'page.settings.topP',
  'models.queue.title',
  'models.commit',
  'packs.ggufChoice.facts.tokenizer',
]);

/** Without letters of its own a text is the same in each language: "{done, bytes}". */
const hasWords = (text: string): boolean => /\p{L}{2}/u.test(text.replaceAll(/\{[^{}]*\}/g, ''));

test.each(languages.filter(({ code }) => code !== source))(
  'every text of $name that is not a name is translated',
  ({ screens }) => {
    const english = new Map(textsOf(languages[0]?.screens ?? {}));
    const untranslated = textsOf(screens).filter(
      ([path, text]) => english.get(path) === text && hasWords(text) && !same.has(path),
    );
    expect(untranslated).toEqual([]);
  },
);
