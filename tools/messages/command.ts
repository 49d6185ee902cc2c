import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { readLanguages, type TranslatedLanguage } from './catalogue';
import { declarationsOf } from './declarations';
import { joinScreen, type Screen } from './screen';

const i18n = resolve(import.meta.dirname, '../../src/i18n');
const typesFile = resolve(i18n, 'messages.generated.ts');

/** All screens of a language, joined with the source. */
function screensOf(
  { code, screens }: TranslatedLanguage,
  english: TranslatedLanguage,
): ReadonlyMap<string, Screen> {
  for (const name of Object.keys(screens))
    if (!(name in english.screens)) throw new Error(`${code}/${name}.json: English has none`);
  return new Map(
    Object.entries(english.screens).map(([name, tree]) => {
      try {
        return [name, joinScreen(tree, { code, tree: screens[name] })];
      } catch (error) {
        throw new Error(`${code}/${name}.json: ${String(error)}`, { cause: error });
      }
    }),
  );
}

/** "de  Deutsch: 1000 of 1002 texts (99.8 %)", and the keys of those that are missing. */
function completeness({ code, name }: TranslatedLanguage, screens: ReadonlyMap<string, Screen>) {
  const all = [...screens].map(([screen, joined]) => ({ screen, ...joined }));
  const count = all.reduce((sum, screen) => sum + screen.count, 0);
  const missing = all.flatMap(({ screen, missing }) => missing.map((key) => `${screen}.${key}`));
  const share = ((100 * (count - missing.length)) / count).toFixed(1);
  const figure = `${code}  ${name}: ${String(count - missing.length)} of ${String(count)} texts (${share} %)`;
  return [figure, ...missing.map((key) => `    ${key} is English`)].join('\n');
}

/** @returns the exit code: 1 where the types are not those of the messages */
export async function run(isCheck: boolean): Promise<number> {
  const languages = readLanguages(resolve(i18n, 'messages'));
  const [english] = languages;
  if (!english) throw new Error('There are no English messages');
  for (const language of languages)
    console.log(completeness(language, screensOf(language, english)));
  const types = await format(declarationsOf(screensOf(english, english)), {
    ...(await resolveConfig(typesFile)),
    parser: 'typescript',
  });
  if (!isCheck) writeFileSync(typesFile, types);
  else if (readFileSync(typesFile, 'utf8') !== types) {
    console.error(`${typesFile} is not up to date: run "npm run messages".`);
    return 1;
  }
  return 0;
}
