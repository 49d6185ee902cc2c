import type { Schema } from '@cfworker/json-schema';
import { failed, success, type Outcome } from '../outcome';
import type { SchemaFailure } from './failures';
import { isJsonObject, nestingOf, placeIn, type JsonObject } from './json-place';
import { promptLimits } from './limits';
import { formats, keywordForms, types, type KeywordForm } from './schema-keywords';

/**
 * Deepest nesting of braces and brackets. xgrammar 0.1.27 runs out of its 64 KiB stack somewhere
 * between 32 and 64 schemas within each other.
 */
const deepestSchema = 32;
/** With every reference followed; each level takes a call. */
const mostLevels = 50;
/** Schemas that one look at a value passes, with every reference followed. */
const mostSchemas = 2000;

type Found = SchemaFailure | undefined;

/**
 * Reads a JSON schema (draft 2020-12, with the arrays that `items` could be before). This is the one
 * check of its form, on the page and before an engine. References lead to places of the same schema;
 * one that leads back to itself does so by way of a property or an item, so that it comes to an end.
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
  const problem = new Reading(schema).schema(schema, {
    path: '#',
    level: 0,
    open: ['#'],
    still: ['#'],
  });
  if (problem) return failed(problem);
  // The reading has gone through every place that the type speaks of.
  return success(schema as Schema | boolean);
}

class Reading {
  #passed = 0;

  constructor(readonly root: unknown) {}

  schema(value: unknown, at: Way): Found {
    const { path, level } = at;
    this.#passed += 1;
    if (level > mostLevels || this.#passed > mostSchemas) return { kind: 'schema-too-large' };
    if (typeof value === 'boolean') return undefined;
    if (!isJsonObject(value)) return { kind: 'schema-broken', path, keyword: '' };
    for (const [keyword, content] of Object.entries(value)) {
      const form = keywordForms.get(keyword);
      if (form === undefined) continue;
      const problem = this.#keyword({ form, keyword, content, at });
      if (problem) return problem;
    }
    return undefined;
  }

  #keyword(place: Place): Found {
    const { form, keyword, content, at } = place;
    const broken = { kind: 'schema-broken', path: at.path, keyword } as const;
    const unsupported = { kind: 'schema-unsupported', path: at.path, keyword } as const;
    const still = stepsIn.has(keyword) ? [] : at.still;
    const inner = (value: unknown, name: string): Found =>
      this.schema(value, {
        ...at,
        path: `${at.path}/${keyword}${name}`,
        level: at.level + 1,
        still,
      });
    switch (form) {
      case 'unsupported':
        return unsupported;
      case 'address':
        // It says where references of the schemas within it lead: of the whole, nowhere else.
        return at.level === 0 && typeof content === 'string' ? undefined : unsupported;
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
        return isJsonObject(content) ? eachNamed(content, inner) : broken;
      default:
        return hasForm(form, content) ? undefined : broken;
    }
  }

  #reference({ keyword, content, at }: Place): Found {
    const { path } = at;
    if (typeof content !== 'string') return { kind: 'schema-broken', path, keyword };
    // Another document, or a circle that never comes to a part of the answer.
    const isOther = !/^#(\/|$)/.test(content);
    if (isOther || at.still.includes(content)) return { kind: 'schema-unsupported', path, keyword };
    const target = placeIn(this.root, content);
    if (target === undefined) return { kind: 'schema-broken', path, keyword };
    if (at.open.includes(content)) return undefined;
    return this.schema(target, {
      path: content,
      level: at.level + 1,
      open: [...at.open, content],
      still: [...at.still, content],
    });
  }
}

/** Keywords whose schemas speak of a part of what the schema itself speaks of. */
const stepsIn: ReadonlySet<string> = new Set([
  'properties',
  'additionalProperties',
  'unevaluatedProperties',
  'propertyNames',
  'items',
  'prefixItems',
  'additionalItems',
  'unevaluatedItems',
  'contains',
  // Nothing is held against what stands here but by reference.
  '$defs',
  'definitions',
]);

/** Where a schema stands, and how one came there. */
interface Way {
  readonly path: string;
  readonly level: number;
  /** References that are being followed. */
  readonly open: readonly string[];
  /** The references among them that still speak of the same part of the answer. */
  readonly still: readonly string[];
}

interface Place {
  readonly form: KeywordForm;
  readonly keyword: string;
  readonly content: unknown;
  readonly at: Way;
}

function hasForm(form: KeywordForm, content: unknown): boolean {
  switch (form) {
    case 'strings':
      return isStrings(content);
    case 'named-strings':
      return isJsonObject(content) && Object.values(content).every(isStrings);
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

function isStrings(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === 'string');
}
