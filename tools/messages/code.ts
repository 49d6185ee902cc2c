/** The JavaScript that stands for messages in the page. */
import { formats } from './formats';
import { isMessage, type Entries, type Screen } from './screen';
import type { Compiled } from './compile';

const key = (name: string): string => (/^[a-z]\w*$/i.test(name) ? name : JSON.stringify(name));

function codeOf(entries: Entries): string {
  const lines = [...entries].map(([name, entry]) => {
    if (!isMessage(entry)) return `${key(name)}: ${codeOf(entry)}`;
    const isPlain = entry.arguments.size > 0 && !entry.code.startsWith('(a)');
    return `${key(name)}: ${isPlain ? '() => ' : ''}${entry.code}`;
  });
  return `{\n${lines.join(',\n')}\n}`;
}

function* messagesOf(entries: Entries): Generator<Compiled> {
  for (const entry of entries.values()) {
    if (isMessage(entry)) yield entry;
    else yield* messagesOf(entry);
  }
}

/** @param i18n the folder of the formats, as an import finds it */
export function screenModule({ entries }: Screen, language: string, i18n: string): string {
  const messages = [...messagesOf(entries)];
  const called = [...new Set(messages.flatMap(({ formats }) => [...formats]))];
  const isLater = (name: string): boolean => formats[name]?.isLater === true;
  const imported = (file: string, maker: string, names: readonly string[]): string[] =>
    names.length === 0
      ? []
      : [
          `import { ${maker} } from ${JSON.stringify(`${i18n}/${file}`)};`,
          `const { ${names.join(', ')} } = ${maker}(${JSON.stringify(language)});`,
        ];
  return [
    ...imported(
      'format.ts',
      'formatFor',
      called.filter((name) => !isLater(name)),
    ),
    ...imported('later-format.ts', 'laterFormatFor', called.filter(isLater)),
    ...(messages.some(({ needsPlural }) => needsPlural)
      ? [
          `const rules = new Intl.PluralRules(${JSON.stringify(language)});`,
          'const plural = (count) => rules.select(count);',
        ]
      : []),
    `export default ${codeOf(entries)};`,
  ].join('\n');
}
