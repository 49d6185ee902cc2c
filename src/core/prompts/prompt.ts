import * as v from 'valibot';

/** A prompt of the library. Its text may have variables: `{{name}}`. */
export const PromptSchema = v.strictObject({
  id: v.pipe(v.string(), v.minLength(1)),
  title: v.pipe(v.string(), v.minLength(1)),
  text: v.string(),
  tags: v.array(v.string()),
  /** BCP 47, of the text; null where it is not said. */
  language: v.nullable(v.string()),
  /** A JSON schema that the answer has to fit; null for free text. */
  responseSchema: v.nullable(v.string()),
});

export type Prompt = v.InferOutput<typeof PromptSchema>;

/** A prompt with every variable filled in: what a model is asked. */
export const FilledPromptSchema = v.strictObject({
  text: v.string(),
  /** The library's prompt that it was made of; null where it was typed. */
  promptId: v.nullable(v.string()),
  tags: v.array(v.string()),
  responseSchema: v.nullable(v.string()),
});

export type FilledPrompt = v.InferOutput<typeof FilledPromptSchema>;
