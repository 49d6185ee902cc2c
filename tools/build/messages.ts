import { resolve } from 'node:path';
import type { Plugin } from 'vite';
import { readLanguages, source, type TranslatedLanguage } from '../messages/catalogue';
import { screenModule } from '../messages/code';
import { pseudoLanguage, pseudoText } from '../messages/pseudo';
import { joinScreen } from '../messages/screen';

/** What of the messages is part of the first paint. */
const first = 'page';

const root = resolve(import.meta.dirname, '../..');
const i18n = resolve(root, 'src/i18n').replaceAll('\\', '/');
const folder = resolve(i18n, 'messages');

const tables = { languages: `${i18n}/language-table.ts`, words: `${i18n}/words-table.ts` };
const prefix = 'virtual:messages/';

/**
 * Compiles `src/i18n/messages`: a module per language and screen, each a chunk of its own, and the
 * two tables that name them. English words of the first paint come with it.
 *
 * @param withPseudo whether the pseudo-language is among the languages: in builds for tests alone
 */
export function messages({ withPseudo = false } = {}): Plugin {
  let languages: readonly TranslatedLanguage[];
  const read = (): void => {
    const found = readLanguages(folder);
    const [english] = found;
    const pseudo = { ...pseudoLanguage, screens: english?.screens ?? {} };
    languages = withPseudo ? [...found, pseudo] : found;
  };

  function screenCode(code: string, screen: string): string {
    const english = languages.find((language) => language.code === source)?.screens[screen];
    const language = languages.find((other) => other.code === code);
    if (!english || !language) throw new Error(`There are no messages ${code}/${screen}`);
    const tree = language.screens[screen];
    const translation =
      code === pseudoLanguage.code ? { code: source, tree, alter: pseudoText } : { code, tree };
    return screenModule(joinScreen(english, translation), code, i18n);
  }

  const importOf = (code: string, screen: string): string =>
    `import(${JSON.stringify(`${prefix}${code}/${screen}`)})`;

  /** `src/i18n/language-table.ts`. */
  function languagesCode(): string {
    const entries = languages.map(({ code, name, direction }) => {
      const page =
        code === source ? 'Promise.resolve({ default: englishPage })' : importOf(code, first);
      const entry = JSON.stringify({ code, name, direction });
      return `{ ...${entry}, page: () => ${page} }`;
    });
    return [
      `import englishPage from ${JSON.stringify(`${prefix}${source}/${first}`)};`,
      `export const languages = [${entries.join(', ')}];`,
      'export const [english] = languages;',
      'export { englishPage };',
    ].join('\n');
  }

  /** `src/i18n/words-table.ts`. */
  function wordsCode(): string {
    const names = Object.keys(languages[0]?.screens ?? {}).filter((name) => name !== first);
    const table = languages.map(({ code }) => {
      const loaders = names.map((name) => {
        const key = JSON.stringify(name);
        return `${key}: async () => ({ ${key}: (await ${importOf(code, name)}).default })`;
      });
      return `${JSON.stringify(code)}: { ${loaders.join(', ')} }`;
    });
    return `export const words = { ${table.join(', ')} };`;
  }

  return {
    name: 'playground:messages',
    enforce: 'pre',
    buildStart() {
      read();
    },
    resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : undefined),
    load(id) {
      const path = id.split('?')[0]?.replaceAll('\\', '/') ?? '';
      if (path === tables.languages) return languagesCode();
      if (path === tables.words) return wordsCode();
      if (!path.startsWith(`\0${prefix}`)) return undefined;
      const [code = '', screen = ''] = path.slice(prefix.length + 1).split('/');
      return screenCode(code, screen);
    },
    configureServer({ watcher, ws, moduleGraph }) {
      watcher.add(folder);
      watcher.on('change', (file) => {
        if (!file.replaceAll('\\', '/').startsWith(folder)) return;
        read();
        moduleGraph.invalidateAll();
        ws.send({ type: 'full-reload' });
      });
    },
  };
}
