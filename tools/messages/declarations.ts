/** The types of the messages, made from the English ones. */
import type { Arguments } from './arguments';
import { isMessage, type Entries, type Screen } from './screen';

const key = (name: string): string => (/^[a-z]\w*$/i.test(name) ? name : `'${name}'`);

function parameterOf(given: Arguments): string {
  const fields = [...given].map(([name, type]) => {
    const mark = type.endsWith('undefined') ? '?' : '';
    return `readonly ${name}${mark}: ${type}`;
  });
  return `(a: { ${fields.join('; ')} }) => string`;
}

function typeOf(entries: Entries): string {
  const fields = [...entries].map(([name, entry]) => {
    if (!isMessage(entry)) return `readonly ${key(name)}: ${typeOf(entry)};`;
    const type = entry.arguments.size === 0 ? 'string' : parameterOf(entry.arguments);
    return `readonly ${key(name)}: ${type};`;
  });
  return `{ ${fields.join('\n')} }`;
}

/** The text of `src/i18n/messages.generated.ts`, before it is formatted. */
export function declarationsOf(screens: ReadonlyMap<string, Screen>): string {
  return `/** Written by \`npm run messages\` from messages/en; the build puts the messages themselves in its place. */

/** Every message, by its screen. One with arguments takes them as one object, by their names. */
export interface Messages {
${[...screens].map(([name, { entries }]) => `readonly ${key(name)}: ${typeOf(entries)};`).join('\n')}
}
`;
}
