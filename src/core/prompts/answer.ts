import { Validator } from '@cfworker/json-schema';
import { success, type Outcome } from '../outcome';
import type { SchemaFailure } from './failures';
import { parseSchema } from './schema';

/** Longer answers are not checked: it happens on the page's own thread. */
const mostAnswerCharacters = 200_000;
const mostProblems = 10;

/** A place in an answer that does not fit its schema. */
export interface AnswerProblem {
  /** JSON pointer into the answer: `#/items/0`. */
  readonly path: string;
  /** The schema's keyword that it breaks. */
  readonly keyword: string;
  /** In the checking library's words, in English. */
  readonly detail: string;
}

/** How an answer stands to the schema that was asked for. */
export type AnswerCheck =
  | { readonly kind: 'valid'; readonly value: unknown }
  /** The first few problems. */
  | { readonly kind: 'invalid'; readonly problems: readonly AnswerProblem[] }
  /** Text around the JSON counts too: a program could not read it. */
  | { readonly kind: 'not-json'; readonly detail: string }
  | { readonly kind: 'not-checked'; readonly detail: string };

/** The check of an answer, or why its schema is none that answers are held against. */
export type SchemaVerdict = Outcome<AnswerCheck, SchemaFailure>;

/** Whether an answer is JSON that fits the schema. */
export function checkAnswer(answer: string, responseSchema: string): SchemaVerdict {
  const schema = parseSchema(responseSchema);
  if (!schema.ok) return schema;
  if (answer.length > mostAnswerCharacters) {
    const detail = `longer than ${String(mostAnswerCharacters)} characters`;
    return success({ kind: 'not-checked', detail });
  }
  let value: unknown;
  try {
    value = JSON.parse(answer);
  } catch (error) {
    return success({ kind: 'not-json', detail: String(error) });
  }
  return success(checked(value, schema.value));
}

/** The library says `A subschema had errors.` of each of these, and then what the errors were. */
const wrappers = new Set(['properties', 'items', 'prefixItems', '$ref', 'allOf', 'false']);

function checked(value: unknown, schema: ConstructorParameters<typeof Validator>[0]): AnswerCheck {
  try {
    const { valid, errors } = new Validator(schema, '2020-12', false).validate(value);
    if (valid) return { kind: 'valid', value };
    const telling = errors.filter(({ keyword }) => !wrappers.has(keyword));
    const problems = (telling.length > 0 ? telling : errors)
      .slice(0, mostProblems)
      .map(({ instanceLocation, keyword, error }) => ({
        path: instanceLocation,
        keyword,
        detail: error,
      }));
    return { kind: 'invalid', problems };
  } catch (error) {
    // An answer can be nested more deeply than the library's own calls can follow.
    return { kind: 'not-checked', detail: String(error) };
  }
}
