import type { TokenProbability } from '../../core/engine/engine';

/**
 * What the scripted engine does, read from the prompt that it gets: words of the form
 * `key=value` anywhere in it. Without any, it answers with a few words at once.
 *
 *     tokens=2000 every=5        2,000 tokens, one every 5 ms
 *     tokens=Infinity            it never ends by itself
 *     prefill=3000               3 s before the first token, which nothing interrupts
 *     compile=3000               3 s over the schema of the request, which nothing interrupts
 *     hold=NAME                  no last token while somebody holds the Web Lock of that name
 *     lose=10                    the device is lost after 10 tokens
 *     crash=10                   the worker ends after 10 tokens
 *     refuse=yes                 the engine breaks over the schema of the request
 *     shape=list                 paragraph (default), list, table, fence
 *     text=%3Cb%3E               this text, percent-encoded, instead of words
 *
 * A request with a schema is answered with `text`, or else with `{}`; what fits it is the prompt's
 * business. An answer that has begun goes on where a text of that length ends.
 */
export interface Script {
  readonly tokens: number;
  readonly everyMs: number;
  readonly prefillMs: number;
  readonly compileMs: number;
  /** A Web Lock. */
  readonly holdName: string | undefined;
  readonly loseAfterTokens: number;
  readonly crashAfterTokens: number;
  readonly refusesSchema: boolean;
  readonly shape: string;
  readonly text: string | undefined;
}

/** @param fitsSchema whether the answer has to be JSON */
export function parseScript(prompt: string, fitsSchema = false): Script {
  const settings = new Map(
    [...prompt.matchAll(/(\w+)=(\S+)/g)].map(([, key = '', value = '']) => [key, value]),
  );
  const number = (key: string, otherwise: number): number => Number(settings.get(key) ?? otherwise);
  const text = settings.get('text') ?? (fitsSchema ? '{}' : undefined);
  return {
    tokens: number('tokens', 12),
    everyMs: number('every', 0),
    prefillMs: number('prefill', 0),
    compileMs: fitsSchema ? number('compile', 0) : 0,
    holdName: settings.get('hold'),
    loseAfterTokens: number('lose', Infinity),
    crashAfterTokens: number('crash', Infinity),
    refusesSchema: fitsSchema && settings.has('refuse'),
    shape: settings.get('shape') ?? 'paragraph',
    text: text === undefined ? undefined : decodeURIComponent(text),
  };
}

const words = [
  'A',
  'small',
  'model',
  'answers',
  'here',
  'on',
  'this',
  'device,',
  'word',
  'by',
  'word.',
];

/** The token at `index` of an answer in the given Markdown shape. */
export function scriptedToken({ shape, text }: Script, index: number): string {
  if (text !== undefined) return text.slice(index * 4, index * 4 + 4);
  const word = words[index % words.length] ?? '';
  const endOfLine = index % 10 === 9;
  switch (shape) {
    case 'list':
      return `${index % 10 === 0 ? '- ' : ' '}${word}${endOfLine ? '\n' : ''}`;
    case 'table':
      if (index === 0) return '| a | b |\n| - | - |\n';
      return `| ${word} ${endOfLine ? '|\n' : ''}`;
    case 'fence':
      return `${index === 0 ? '```js\n' : ' '}${word}${endOfLine ? '\n' : ''}`;
    default:
      return `${index % 20 === 7 ? ' **' : ' '}${word}${index % 20 === 7 ? '**' : ''}`;
  }
}

/** How many tokens the whole answer has. */
export function scriptedLength({ text, tokens }: Script): number {
  return text === undefined ? tokens : Math.ceil(text.length / 4);
}

/** Where an answer goes on that begins with so many characters: within which token, and where. */
export function scriptedStart(
  script: Script,
  begunCharacters: number,
): { readonly token: number; readonly character: number } {
  let token = 0;
  let character = begunCharacters;
  while (token < scriptedLength(script)) {
    const { length } = scriptedToken(script, token);
    if (character < length) break;
    character -= length;
    token += 1;
  }
  return { token, character };
}

/** Made-up probabilities: the token is the likeliest, and nothing but its place decides how likely. */
export function scriptedProbability(text: string, index: number): TokenProbability {
  const probability = 0.5 + ((index * 7) % 10) / 25;
  const others = [1, 2, 3, 4].map((place) => ({
    text: ` ${words[(index + place) % words.length] ?? ''}`,
    logProbability: Math.log((1 - probability) / 2 ** place),
  }));
  const logProbability = Math.log(probability);
  return { text, logProbability, alternatives: [{ text, logProbability }, ...others] };
}
