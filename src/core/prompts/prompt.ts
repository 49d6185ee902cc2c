import * as v from 'valibot';
import { Name } from '../bounds/name';
import { growing } from '../growing';
import { promptLimits } from './limits';

/** A BCP 47 tag as far as its form goes: `Intl` refuses to name what is not one. */
const languageTag = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/;

/** A prompt of the library. Its text may have variables: `{{name}}`. */
export const PromptSchema = growing({
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(promptLimits.idCharacters)),
  /** `system`: a preset for what a column tells the model before the first message. */
  role: v.picklist(['user', 'system']),
  title: v.pipe(Name, v.minLength(1), v.maxLength(promptLimits.titleCharacters)),
  text: v.pipe(v.string(), v.maxLength(promptLimits.textCharacters)),
  tags: v.pipe(
    v.array(v.pipe(Name, v.minLength(1), v.maxLength(promptLimits.tagCharacters))),
    v.maxLength(promptLimits.tags),
  ),
  /** BCP 47, of the text; null where it is not said. */
  language: v.nullable(v.pipe(v.string(), v.maxLength(35), v.regex(languageTag))),
  /** A JSON schema that the answer has to fit; null for free text. */
  responseSchema: v.nullable(v.pipe(v.string(), v.maxLength(promptLimits.schemaCharacters))),
});

export type Prompt = v.InferOutput<typeof PromptSchema>;

/** A prompt with every variable filled in: what a model is asked. */
export const FilledPromptSchema = growing({
  text: v.string(),
  /** The library's prompt that it was made of; null where it was typed. */
  promptId: v.nullable(v.string()),
  tags: v.array(Name),
  responseSchema: v.nullable(v.string()),
});

export type FilledPrompt = v.InferOutput<typeof FilledPromptSchema>;
