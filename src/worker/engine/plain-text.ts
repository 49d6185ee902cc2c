import type { ControlTokens } from '../../core/engine/control-tokens';
import { markAbsentFrom } from '../../core/engine/control-tokens';
import type { GenerationRequest } from '../../core/engine/engine';
import type { Tokenizer } from './webllm-pipeline';

type Input = GenerationRequest['input'];

/**
 * Has a model read what was written as text, whatever it looks like: a control token in a prompt would
 * end the person's turn and begin one of the model's own. WebLLM encodes template and texts as one, so
 * marks are put into the texts, and the tokenizer encodes from mark to mark.
 *
 * A text to go on with has no turns that could be broken out of: it is read as it is, which the column says.
 */
export class PlainText {
  readonly input: Input;
  readonly #tokenizer: Tokenizer;

  constructor(input: Input, controls: ControlTokens, tokenizer: Tokenizer) {
    this.#tokenizer = tokenizer;
    const mark = markAbsentFrom(textsOf(input));
    this.input = withTexts(input, (text) => controls.split(text, mark));
    const encode = tokenizer.encode.bind(tokenizer);
    tokenizer.encode = (text) => {
      if (!text.includes(mark)) return encode(text);
      return Int32Array.from(text.split(mark).flatMap((part) => [...encode(part)]));
    };
  }

  end(): void {
    // What the class of the tokenizer has, shows again.
    Reflect.deleteProperty(this.#tokenizer, 'encode');
  }
}

function textsOf(input: Input): readonly string[] {
  if (input.kind === 'text') return [];
  return [...input.messages.map(({ text }) => text), input.answerBegins ?? ''];
}

function withTexts(input: Input, change: (text: string) => string): Input {
  if (input.kind === 'text') return input;
  const { messages, answerBegins } = input;
  return {
    ...input,
    messages: messages.map((message) => ({ ...message, text: change(message.text) })),
    ...(answerBegins !== undefined && { answerBegins: change(answerBegins) }),
  };
}
