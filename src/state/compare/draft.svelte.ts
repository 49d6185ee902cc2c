import type { Origin, Workspace } from '../../core/comparison/workspace';
import type { FilledPrompt } from '../../core/prompts/prompt';

/** The fields of the workspace that a draft is kept in. */
type KeptDraft = Pick<Workspace, 'draft' | 'responseSchema' | 'origin'>;

/** A prompt as it is asked. */
export interface AskedPrompt {
  readonly prompt: string;
  /** The JSON schema that the answer has to fit; null for free text. */
  readonly responseSchema: string | null;
  /** Null where the prompt was typed. */
  readonly origin: Origin | null;
}

/** The prompt that is being written. */
export class Draft {
  #text = $state('');
  #isTyped = false;
  #responseSchema = $state<string | null>(null);
  #origin: Origin | null;

  constructor({ draft, responseSchema, origin }: KeptDraft) {
    this.#text = draft;
    this.#responseSchema = responseSchema;
    this.#origin = origin;
  }

  get text(): string {
    return this.#text;
  }

  set text(text: string) {
    if (text !== this.#text) this.#origin = null;
    this.#isTyped = true;
    this.#text = text;
  }

  /** The JSON schema that answers to it have to fit; null for free text. */
  get responseSchema(): string | null {
    return this.#responseSchema;
  }

  set responseSchema(schema: string | null) {
    this.#responseSchema = schema;
  }

  /** The prompt of the library that it is, word for word; null where it was typed. */
  get origin(): Origin | null {
    return this.#origin;
  }

  /** Whether a prompt is being written: also one that was typed since the last and is empty again. */
  get isWritten(): boolean {
    return this.#isTyped || this.#text !== '';
  }

  get record(): KeptDraft {
    return { draft: this.#text, responseSchema: this.#responseSchema, origin: this.#origin };
  }

  /** Puts a prompt of the library in its place. */
  fill({ text, responseSchema, promptId, tags }: FilledPrompt): void {
    this.#text = text;
    this.#responseSchema = responseSchema;
    this.#origin = { promptId, tags };
  }

  /** The prompt as it is asked: another than the draft has neither its schema nor its origin. */
  asAsked(prompt: string): AskedPrompt {
    const isDraft = prompt === this.#text;
    return {
      prompt,
      responseSchema: isDraft ? this.#responseSchema : null,
      origin: isDraft ? this.#origin : null,
    };
  }

  /** Makes room for the next one, where the draft is what was asked. */
  noteAsked(prompt: string): void {
    if (prompt !== this.#text) return;
    this.#text = '';
    this.#isTyped = false;
    this.#responseSchema = null;
    this.#origin = null;
  }
}
