/** What a message is given: its arguments with their types, as its text uses them. */
import type { Token } from '@messageformat/parser';
import { formats } from './formats';

/** TypeScript's types of the arguments, by name; a message without any is a plain string. */
export type Arguments = ReadonlyMap<string, string>;

/** The ways in which a text uses one argument. */
interface Uses {
  readonly formatted: Set<string>;
  readonly keys: Set<string>;
  /** It stands in the text as it is. */
  isPlain: boolean;
}

/** Keys of a select that stand for values which are no strings. */
const literals = ['true', 'false', 'null', 'undefined'];

function collect(tokens: readonly Token[], found: Map<string, Uses>): void {
  for (const token of tokens) {
    if (token.type === 'content' || token.type === 'octothorpe') continue;
    const uses = found.get(token.arg) ?? { formatted: new Set(), keys: new Set(), isPlain: false };
    found.set(token.arg, uses);
    if (token.type === 'argument') uses.isPlain = true;
    else if (token.type === 'function') uses.formatted.add(formats[token.key]?.type ?? 'never');
    else {
      if (token.type === 'select') for (const { key } of token.cases) uses.keys.add(key);
      else uses.formatted.add('number');
      for (const { tokens } of token.cases) collect(tokens, found);
    }
  }
}

function typeOf({ formatted, keys, isPlain }: Uses): string {
  const empty = ['null', 'undefined'].filter((key) => keys.has(key));
  const named = [...keys].filter((key) => key !== 'other' && !literals.includes(key));
  const known =
    formatted.size > 0
      ? [...formatted].join(' & ')
      : named.length > 0
        ? // Whoever writes "other" for the rest has to name the rest.
          [...named, 'other'].map((key) => `'${key}'`).join(' | ')
        : keys.has('true') || keys.has('false')
          ? 'boolean'
          : isPlain
            ? 'string | number'
            : 'string | number | boolean | object';
  return [known, ...empty].join(' | ');
}

/** The arguments of a text that was parsed, in the order in which it names them. */
export function argumentsOf(tokens: readonly Token[]): Arguments {
  const found = new Map<string, Uses>();
  collect(tokens, found);
  return new Map([...found].map(([name, uses]) => [name, typeOf(uses)]));
}
