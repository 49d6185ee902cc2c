import * as v from 'valibot';

const TokenizerSchema = v.looseObject({
  added_tokens: v.optional(
    v.array(v.looseObject({ content: v.string(), special: v.optional(v.boolean(), false) })),
    [],
  ),
});

/**
 * The texts that a model's tokenizer takes for control tokens wherever they stand: those that it calls
 * special, and those that the model's template is made of. There can be thousands.
 */
export class ControlTokens {
  readonly #texts: ReadonlySet<string>;
  readonly #lengths: readonly number[];
  readonly #starts: ReadonlySet<string>;

  constructor(texts: readonly string[]) {
    const long = texts.filter((text) => startOf(text).length < text.length);
    this.#texts = new Set(long);
    this.#lengths = [...new Set(long.map(({ length }) => length))];
    this.#starts = new Set(long.map(startOf));
  }

  /**
   * None where the file cannot be read: the model fails to load then, by itself.
   *
   * @param tokenizer text of the model's `tokenizer.json`
   * @param config text of its `mlc-chat-config.json`
   */
  static of(tokenizer: string, config: string): ControlTokens {
    const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), TokenizerSchema), tokenizer);
    const added = parsed.success ? parsed.output.added_tokens : [];
    const inTemplate = (content: string): boolean =>
      config.includes(JSON.stringify(content).slice(1, -1));
    return new ControlTokens(
      added
        .filter(({ content, special }) => special || inTemplate(content))
        .map(({ content }) => content),
    );
  }

  /** Those that stand in a text, each once. */
  in(text: string): readonly string[] {
    return [...new Set(this.#places(text).map(({ token }) => token))];
  }

  /**
   * A text with the mark after the first character of each of them. What is encoded from mark to mark
   * has none: every one began before a mark and ended behind it.
   */
  split(text: string, mark: string): string {
    const cuts = this.#places(text).map(({ at, token }) => at + startOf(token).length);
    return [0, ...cuts].map((from, index) => text.slice(from, cuts[index])).join(mark);
  }

  /** From the first to the last; they may overlap, and of those that begin together the first is told. */
  #places(text: string): readonly { readonly at: number; readonly token: string }[] {
    const places = [];
    for (let at = 0; at < text.length; at += 1) {
      if (!this.#starts.has(startOf(text.slice(at, at + 2)))) continue;
      const token = this.#lengths
        .map((length) => text.slice(at, at + length))
        .find((part) => this.#texts.has(part));
      if (token !== undefined) places.push({ at, token });
    }
    return places;
  }
}

/** Its first character, which may be two code units. */
function startOf(text: string): string {
  return String.fromCodePoint(text.codePointAt(0) ?? 0);
}

/** A character that stands for none (Unicode's noncharacters), as often as no text has it in a row. */
export function markAbsentFrom(texts: readonly string[]): string {
  let mark = '\uFDD0';
  while (texts.some((text) => text.includes(mark))) mark += '\uFDD0';
  return mark;
}
