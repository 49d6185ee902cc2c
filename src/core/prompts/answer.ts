import { dereference, validate, type Schema } from '@cfworker/json-schema';
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

/** References that one check follows: a schema that leads back to itself can double them at each level. */
const mostReferences = 20_000;

/** The places of a schema, which can be looked up so often. */
function bounded<Places extends object>(places: Places): Places {
  let followed = 0;
  return new Proxy(places, {
    get(target, name): unknown {
      followed += 1;
      if (followed > mostReferences) throw new Error(`more than ${mostReferences} references`);
      return Reflect.get(target, name);
    },
  });
}

/** The library says `A subschema had errors.` of each of these, and then what the errors were. */
const wrappers = new Set(['properties', 'items', 'prefixItems', '$ref', 'allOf', 'false']);

function checked(value: unknown, schema: Schema | boolean): AnswerCheck {
  try {
    const places = bounded(dereference(schema));
    const { valid, errors } = validate(value, schema, '2020-12', places, false);
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
