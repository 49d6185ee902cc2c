/** Turns ICU MessageFormat into JavaScript, so that no parser and no tables come to the page. */
import { parse, type PluralCategory, type Token } from '@messageformat/parser';
import { argumentsOf, type Arguments } from './arguments';
import { formats } from './formats';

export interface Compiled {
  /** A string, or a function `(a) => string` of an object with the arguments. */
  readonly code: string;
  readonly arguments: Arguments;
  /** The formats that the code calls by their names. */
  readonly formats: ReadonlySet<string>;
  /** Whether it calls `plural`, the rules of its language at run time. */
  readonly needsPlural: boolean;
}

type Select = Extract<Token, { cases: unknown }>;

function categoriesOf(language: string): readonly PluralCategory[] {
  return new Intl.PluralRules(language).resolvedOptions().pluralCategories;
}

/** Whether "one" is the number 1 alone and "other" the rest, as in English: then no rules are needed. */
function hasSimplePlural(language: string): boolean {
  const rules = new Intl.PluralRules(language);
  const samples = [...Array(2000).keys(), 0.1, 0.5, 1.1, 1.5, 1e6, 2e6];
  return samples.every((count) => rules.select(count) === (count === 1 ? 'one' : 'other'));
}

/**
 * @param language the language of the text, whose plural forms it has
 * @param alter changes each piece of text beside arguments
 * @throws at what is no ICU MessageFormat, or none that this page can show
 */
export function compile(
  text: string,
  language: string,
  alter = (piece: string): string => piece,
): Compiled {
  const categories = categoriesOf(language);
  const isSimple = hasSimplePlural(language);
  const called = new Set<string>();
  let needsPlural = false;

  function conditionOf({ type, arg }: Select, key: string): string {
    const value = `a.${arg}`;
    if (type === 'select') {
      if (key === 'true') return value;
      if (key === 'false') return `!${value}`;
      return `${value} === ${key === 'null' || key === 'undefined' ? key : JSON.stringify(key)}`;
    }
    if (key.startsWith('=')) return `${value} === ${Number(key.slice(1))}`;
    if (isSimple) return `${value} === 1`;
    needsPlural = true;
    return `plural(${value}) === '${key}'`;
  }

  function choiceOf(select: Select): string {
    refuseUnknownForms(select, categories);
    const { cases, type, arg } = select;
    const counted = type === 'select' ? undefined : arg;
    const rest = cases.find(({ key }) => key === 'other');
    if (!rest) throw new Error(`"${arg}" has no branch "other"`);
    return cases
      .filter((branch) => branch !== rest)
      .reduceRight(
        (otherwise, { key, tokens }) =>
          `${conditionOf(select, key)} ? ${expressionOf(tokens, counted)} : ${otherwise}`,
        expressionOf(rest.tokens, counted),
      );
  }

  function call(format: string, argument: string, parameter?: string): string {
    if (!(format in formats)) throw new Error(`"${argument}" has the unknown format "${format}"`);
    called.add(format);
    return `${format}(a.${argument}${parameter === undefined ? '' : `, ${Number(parameter)}`})`;
  }

  function partOf(token: Token, counted: string | undefined): string {
    if (token.type === 'content') return alter(token.value).replaceAll(/[\\`]|\$\{/g, '\\$&');
    if (token.type === 'octothorpe')
      return counted === undefined ? '#' : `\${${call('number', counted)}}`;
    if (token.type === 'argument') return `\${a.${token.arg}}`;
    if (token.type !== 'function') return `\${${choiceOf(token)}}`;
    const [parameter] = token.param ?? [];
    return `\${${call(token.key, token.arg, parameter?.type === 'content' ? parameter.value.trim() : undefined)}}`;
  }

  /** @param counted the argument that `#` stands for */
  function expressionOf(tokens: readonly Token[], counted?: string): string {
    return `\`${tokens.map((token) => partOf(token, counted)).join('')}\``;
  }

  const tokens = parse(text, { cardinal: [...categories] });
  const given = argumentsOf(tokens);
  const expression = expressionOf(tokens);
  return {
    code: given.size === 0 ? expression : `(a) => ${expression}`,
    arguments: given,
    formats: called,
    needsPlural,
  };
}

/** Plural forms are all those of the language, so that none is forgotten; `=0` and such stand by themselves. */
function refuseUnknownForms(select: Select, categories: readonly PluralCategory[]): void {
  const { type, arg, cases, pluralOffset } = select;
  if (type === 'select') return;
  if (type === 'selectordinal' || pluralOffset)
    throw new Error(`"${arg}": ordinals and offsets are not supported`);
  const keys = cases.map(({ key }) => key);
  if (keys.every((key) => key === 'other' || key.startsWith('='))) return;
  const missing = categories.filter((category) => !keys.includes(category));
  if (missing.length > 0) throw new Error(`"${arg}" lacks the plural forms ${missing.join(', ')}`);
}
