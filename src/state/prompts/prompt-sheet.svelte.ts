import { SvelteMap } from 'svelte/reactivity';
import { plainName } from '../../core/bounds/name';
import { failed, success, type Outcome } from '../../core/outcome';
import type { PromptDraft } from '../../core/prompts/draft';
import type { FillFailure, SchemaFailure, TableFailure } from '../../core/prompts/failures';
import { grammarSchema } from '../../core/prompts/grammar-schema';
import { promptLimits } from '../../core/prompts/limits';
import type { FilledPrompt, Prompt } from '../../core/prompts/prompt';
import { parseSchema } from '../../core/prompts/schema';
import { tagsFrom } from '../../core/prompts/search';
import { fillFromTable, parseTable, tableLimits, type ValueTable } from '../../core/prompts/table';
import { fillPrompt, variablesOf } from '../../core/prompts/variables';
import type { Encoding } from '../files/decoded-text';
import { textOf, type TextFile } from '../files/text-file';

/** Why a sheet cannot be saved as it is. */
export type DraftProblem = 'empty' | 'tags' | 'schema';

/** What is no text is not shown as one, and a text of very many lines would take the browser seconds to lay out. */
const notShown: ReadonlySet<TableFailure['kind']> = new Set([
  'table-not-text',
  'table-too-large',
  'table-too-many-lines',
]);

type Filled = Outcome<readonly FilledPrompt[], FillFailure | TableFailure>;

/** A prompt that is open: its draft, and the values for its variables, which go with the page. */
export class PromptSheet {
  #prompt: Prompt;
  #draft: PromptDraft;
  /** Those that were typed; an empty one is none. */
  readonly #values = new SvelteMap<string, string>();
  #source = $state<'hand' | 'table'>('hand');
  #tableText = $state.raw('');
  #tableFailure = $state.raw<TableFailure>();
  #tableEncoding = $state<Encoding>();

  /**
   * @param draft of an earlier visit
   * @param onDraft called when the draft, or the prompt that it is of, has changed
   */
  constructor(
    prompt: Prompt,
    draft = draftOf(prompt),
    readonly onDraft: (sheet: PromptSheet) => void = () => undefined,
  ) {
    this.#prompt = $state.raw(prompt);
    this.#draft = $state.raw(draft);
  }

  /** As it was last saved, or came with the program. */
  get prompt(): Prompt {
    return this.#prompt;
  }

  get draft(): PromptDraft {
    return this.#draft;
  }

  change(change: Partial<PromptDraft>): void {
    this.#draft = { ...this.#draft, ...change };
    this.onDraft(this);
  }

  /** The draft as a prompt; what is wrong with it does not matter here. */
  readonly written = $derived.by((): Prompt => promptOf(this.#prompt, this.#draft));

  readonly changed = $derived.by(
    (): boolean => JSON.stringify(this.written) !== JSON.stringify(this.#prompt),
  );

  readonly #schema = $derived.by(() => {
    const { responseSchema } = this.written;
    return responseSchema === null ? undefined : parseSchema(responseSchema);
  });

  readonly schemaFailure = $derived.by((): SchemaFailure | undefined =>
    this.#schema?.ok === false ? this.#schema.failure : undefined,
  );

  /** Keywords that no engine keeps an answer to; undefined where there is no schema to be used. */
  readonly afterwards = $derived.by((): readonly string[] | undefined =>
    this.#schema?.ok ? grammarSchema(this.#schema.value).afterwards : undefined,
  );

  readonly problem = $derived.by((): DraftProblem | undefined => {
    const { text, title, tags } = this.written;
    if (text.trim() === '' || title === '') return 'empty';
    const tooLong = tags.some((tag) => tag.length > promptLimits.tagCharacters);
    if (tooLong || tags.length > promptLimits.tags) return 'tags';
    return this.schemaFailure ? 'schema' : undefined;
  });

  readonly variables = $derived.by((): readonly string[] => variablesOf(this.#draft.text));

  valueOf(name: string): string {
    return this.#values.get(name) ?? '';
  }

  setValue(name: string, value: string): void {
    if (value === '') this.#values.delete(name);
    else this.#values.set(name, value);
  }

  get source(): 'hand' | 'table' {
    return this.#source;
  }

  set source(source: 'hand' | 'table') {
    this.#source = source;
  }

  get tableText(): string {
    return this.#tableText;
  }

  set tableText(text: string) {
    this.#tableText = text;
    this.#tableFailure = this.#tableEncoding = undefined;
  }

  /** How the file was written that the table was read from; undefined where it was typed or changed since. */
  get tableEncoding(): Encoding | undefined {
    return this.#tableEncoding;
  }

  /** Reads a file of values. */
  async takeTable(file: TextFile): Promise<void> {
    const mostCharacters = tableLimits.characters;
    // A letter is four bytes of UTF-8 at the most: a larger file is not even read.
    const text = await textOf(file, 4 * mostCharacters, ({ kind }): TableFailure =>
      kind === 'too-large'
        ? { kind: 'table-too-large', mostCharacters }
        : { kind: 'table-not-text' },
    );
    if (!text.ok) {
      this.#tableFailure = text.failure;
      return;
    }
    const table = parseTable(text.value.text);
    const refused = !table.ok && notShown.has(table.failure.kind) ? table.failure : undefined;
    this.tableText = refused ? '' : text.value.text;
    this.#tableFailure = refused;
    this.#tableEncoding = refused ? undefined : text.value.encoding;
  }

  readonly table = $derived.by((): Outcome<ValueTable, TableFailure> => {
    if (this.#tableFailure) return failed(this.#tableFailure);
    return parseTable(this.#tableText);
  });

  /** What the models are asked: one prompt, or one for each row of the table. */
  readonly filled = $derived.by((): Filled => {
    const { written } = this;
    // Until it is saved, the library has no prompt of this text.
    const promptId = this.changed ? null : written.id;
    const all = this.#filledBy(written);
    return all.ok ? success(all.value.map((one) => ({ ...one, promptId }))) : all;
  });

  #filledBy(prompt: Prompt): Filled {
    if (this.variables.length === 0 || this.#source === 'hand') {
      const one = fillPrompt(prompt, this.#values);
      return one.ok ? success([one.value]) : one;
    }
    return this.table.ok ? fillFromTable(prompt, this.table.value) : this.table;
  }

  /** The draft has been kept as this prompt. */
  saved(prompt: Prompt): void {
    this.#prompt = prompt;
    this.#draft = draftOf(prompt);
    this.onDraft(this);
  }

  /** Back to what was last saved. */
  revert(): void {
    this.#draft = draftOf(this.#prompt);
    this.onDraft(this);
  }
}

function draftOf(prompt: Prompt): PromptDraft {
  const { role, title, text, tags, language, responseSchema } = prompt;
  return {
    role,
    title,
    text,
    tags: tags.join(', '),
    language: language ?? '',
    schema: responseSchema ?? '',
  };
}

const mostTitleFromText = 60;

function promptOf(prompt: Prompt, draft: PromptDraft): Prompt {
  const { role, text, tags, language, schema } = draft;
  // From what a name keeps on: a prompt whose title is empty could not be read again.
  const firstLine = /[^\s\p{Cc}\u202A-\u202E\u2066-\u2069].*/u.exec(text)?.[0] ?? '';
  return {
    ...prompt,
    role,
    title:
      plainName(draft.title).trim().slice(0, promptLimits.titleCharacters) ||
      plainName(firstLine.slice(0, mostTitleFromText)).trim(),
    text,
    tags: tagsFrom(tags),
    language: language === '' ? null : language,
    // A preset is told before any answer is asked for: none has a form.
    responseSchema: role === 'system' || schema.trim() === '' ? null : schema,
  };
}
