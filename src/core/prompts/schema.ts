import type { Schema } from '@cfworker/json-schema';
import { deepestSchema, nestingOf } from '../engine/response-schema';
import { failed, success, type Outcome } from '../outcome';
import type { SchemaFailure } from './failures';
import { promptLimits } from './limits';
import { formats, keywordForms, types, type KeywordForm } from './schema-keywords';

/** With every reference followed; each level takes a call. */
const mostLevels = 50;
/** Schemas that one look at a value passes, with every reference followed. */
const mostSchemas = 2000;

type Found = SchemaFailure | undefined;
type JsonObject = Readonly<Record<string, unknown>>;

/**
 * Reads a JSON schema (draft 2020-12, with the arrays that `items` could be before). References lead
 * to places of the same schema and never in a circle, so that checking an answer comes to an end soon.
 * It nests no more deeply than the engine's compiler can follow: a run need not find that out.
 */
export function parseSchema(text: string): Outcome<Schema | boolean, SchemaFailure> {
  if (text.length > promptLimits.schemaCharacters) return failed({ kind: 'schema-too-large' });
  let schema: unknown;
  try {
    schema = JSON.parse(text);
  } catch (error) {
    return failed({ kind: 'schema-not-json', detail: String(error) });
  }
  if (nestingOf(schema) > deepestSchema) return failed({ kind: 'schema-too-large' });
  const problem = new Reading(schema).schema(schema, '#', 0, []);
  if (problem) return failed(problem);
  // The reading has gone through every place that the type speaks of.
  return success(schema as Schema | boolean);
}

class Reading {
  #passed = 0;

  constructor(readonly root: unknown) {}

  /** @param followed references that led here */
  schema(value: unknown, path: string, level: number, followed: readonly string[]): Found {
    this.#passed += 1;
    if (level > mostLevels || this.#passed > mostSchemas) return { kind: 'schema-too-large' };
    if (typeof value === 'boolean') return undefined;
    if (!isObject(value)) return { kind: 'schema-broken', path, keyword: '' };
    for (const [keyword, content] of Object.entries(value)) {
      const form = keywordForms.get(keyword);
      if (form === undefined) continue;
      const problem = this.#keyword({ form, keyword, content, path, level, followed });
      if (problem) return problem;
    }
    return undefined;
  }

  #keyword(place: Place): Found {
    const { form, keyword, content, path, level, followed } = place;
    const broken = { kind: 'schema-broken', path, keyword } as const;
    const unsupported = { kind: 'schema-unsupported', path, keyword } as const;
    const inner = (value: unknown, at: string): Found =>
      this.schema(value, `${path}/${keyword}${at}`, level + 1, followed);
    switch (form) {
      case 'unsupported':
        return unsupported;
      case 'format':
        return formats.has(content) ? undefined : unsupported;
      case 'reference':
        return this.#reference(place);
      case 'schema':
        return inner(content, '');
      case 'schema-or-schemas':
        return Array.isArray(content) ? each(content, inner) : inner(content, '');
      case 'schemas':
        return Array.isArray(content) && content.length > 0 ? each(content, inner) : broken;
      case 'named-schemas':
        return isObject(content) ? eachNamed(content, inner) : broken;
      default:
        return hasForm(form, content) ? undefined : broken;
    }
  }

  #reference({ keyword, content, path, level, followed }: Place): Found {
    const unsupported = { kind: 'schema-unsupported', path, keyword } as const;
    if (typeof content !== 'string') return { kind: 'schema-broken', path, keyword };
    // A circle, another document, or a way of writing places that would have to be decoded.
    if (followed.includes(content) || !/^#(\/[\w$.-]+)*$/.test(content)) return unsupported;
    if (content === '#') return unsupported;
    const target = placeIn(this.root, content);
    if (target === undefined) return { kind: 'schema-broken', path, keyword };
    return this.schema(target, content, level + 1, [...followed, content]);
  }
}

interface Place {
  readonly form: KeywordForm;
  readonly keyword: string;
  readonly content: unknown;
  readonly path: string;
  readonly level: number;
  readonly followed: readonly string[];
}

function hasForm(form: KeywordForm, content: unknown): boolean {
  switch (form) {
    case 'strings':
      return isStrings(content);
    case 'named-strings':
      return isObject(content) && Object.values(content).every(isStrings);
    case 'count':
      return Number.isInteger(content) && Number(content) >= 0;
    case 'number':
      return typeof content === 'number';
    case 'positive':
      return typeof content === 'number' && content > 0;
    case 'boolean':
      return typeof content === 'boolean';
    case 'types':
      return Array.isArray(content)
        ? content.length > 0 && content.every((type) => types.has(type))
        : types.has(content);
    case 'list':
      return Array.isArray(content);
    default:
      return true;
  }
}

function placeIn(root: unknown, pointer: string): unknown {
  let place = root;
  for (const step of pointer.split('/').slice(1)) {
    if (typeof place !== 'object' || place === null || !Object.hasOwn(place, step))
      return undefined;
    place = (place as JsonObject)[step];
  }
  return place;
}

function each(list: readonly unknown[], inner: (value: unknown, at: string) => Found): Found {
  return eachNamed(Object.fromEntries(list.entries()), inner);
}

function eachNamed(named: JsonObject, inner: (value: unknown, at: string) => Found): Found {
  for (const [name, value] of Object.entries(named)) {
    const problem = inner(value, `/${name}`);
    if (problem) return problem;
  }
  return undefined;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isStrings(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
