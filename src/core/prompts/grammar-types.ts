import { isJsonObject, type JsonObject } from './json-place';

/** What a schema says of one type, written for the grammar, and by which keywords. */
interface WrittenType {
  readonly schema: JsonObject;
  readonly kept: readonly string[];
}

type Inner = (schema: unknown) => JsonObject;

/** The keywords that speak of one type; a schema without `type` is of the types that it speaks of. */
const keywordsOf: Readonly<Record<string, readonly string[]>> = {
  object: [
    'properties',
    'required',
    'additionalProperties',
    'propertyNames',
    'minProperties',
    'maxProperties',
    'dependentRequired',
    'dependentSchemas',
    'unevaluatedProperties',
  ],
  array: [
    'items',
    'prefixItems',
    'additionalItems',
    'unevaluatedItems',
    'contains',
    'minContains',
    'maxContains',
    'minItems',
    'maxItems',
    'uniqueItems',
  ],
  string: ['minLength', 'maxLength', 'format'],
  number: ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
};

/** The types that an answer to a schema is given; undefined where it speaks of none. */
export function typesOf(schema: JsonObject): readonly string[] | undefined {
  const { type } = schema;
  if (typeof type === 'string') return [type];
  if (Array.isArray(type)) return type.map(String);
  const spoken = Object.entries(keywordsOf)
    .filter(([, keywords]) => keywords.some((keyword) => Object.hasOwn(schema, keyword)))
    .map(([each]) => each);
  return spoken.length > 0 ? spoken : undefined;
}

export function writtenType(type: string, schema: JsonObject, inner: Inner): WrittenType {
  switch (type) {
    case 'object':
      return objectOf(schema, inner);
    case 'array':
      return arrayOf(schema, inner);
    case 'string':
      return stringOf(schema);
    case 'integer':
      return { schema: { type, ...boundsOf(schema) }, kept: [] };
    case 'number':
      // Within bounds it refuses numbers that fit, -0.5 for one: better to bound none.
      return { schema: { type }, kept: [] };
    default:
      return { schema: { type }, kept: [] };
  }
}

/**
 * Whole numbers are written within their bounds, or one beyond: xgrammar miscounts at some, and needs
 * both. So they stay among what is checked afterwards.
 */
function boundsOf(schema: JsonObject): JsonObject {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema;
  const least = [
    ...(typeof minimum === 'number' ? [Math.ceil(minimum)] : []),
    ...(typeof exclusiveMinimum === 'number' ? [Math.floor(exclusiveMinimum) + 1] : []),
  ];
  const most = [
    ...(typeof maximum === 'number' ? [Math.floor(maximum)] : []),
    ...(typeof exclusiveMaximum === 'number' ? [Math.ceil(exclusiveMaximum) - 1] : []),
  ];
  if (least.length + most.length === 0) return {};
  return {
    minimum: Math.max(Number.MIN_SAFE_INTEGER, ...least),
    maximum: Math.min(Number.MAX_SAFE_INTEGER, ...most),
  };
}

/** A format's grammar is one of form: it knows no calendar, and no length beside it. */
function stringOf(schema: JsonObject): WrittenType {
  const { format } = schema;
  if (format !== undefined) return { schema: { type: 'string', format }, kept: [] };
  const { minLength, maxLength } = schema;
  const lengths = {
    ...(minLength !== undefined && { minLength }),
    ...(maxLength !== undefined && { maxLength }),
  };
  return { schema: { type: 'string', ...lengths }, kept: ['minLength', 'maxLength'] };
}

function objectOf(schema: JsonObject, inner: Inner): WrittenType {
  const { properties, required, additionalProperties, minProperties, maxProperties } = schema;
  const named = isJsonObject(properties) ? properties : {};
  const wanted = Array.isArray(required) ? required.map(String) : [];
  // What is demanded without being spoken of has to be allowed.
  const other = additionalProperties ?? true;
  const missing = wanted.filter((name) => !Object.hasOwn(named, name));
  const all = [...Object.entries(named), ...missing.map((name) => [name, other] as const)];
  const written = all
    .filter(([, value]) => value !== false)
    .map(([name, value]) => [grammarKey(name), inner(value)]);
  // What is demanded and forbidden as well cannot be written at all.
  const isPossible = all.every(([name, value]) => value !== false || !wanted.includes(name));
  const isEnough = typeof minProperties !== 'number' || minProperties <= written.length;
  // More properties are left out where they need not be: their names may be those of others.
  const more =
    written.length === 0 || !isEnough || isJsonObject(additionalProperties)
      ? (additionalProperties ?? true)
      : false;
  return {
    schema: {
      type: 'object',
      ...(written.length > 0 && { properties: Object.fromEntries(written) as unknown }),
      ...(wanted.length > 0 && { required: wanted.map(grammarKey) }),
      additionalProperties: asLimit(more, inner),
      ...(minProperties !== undefined && { minProperties }),
      ...(maxProperties !== undefined && { maxProperties }),
    },
    kept: [
      'additionalProperties',
      'minProperties',
      'maxProperties',
      ...(isPossible ? ['required'] : []),
      ...(written.length === 0 || more === false ? ['properties'] : []),
    ],
  };
}

function arrayOf(schema: JsonObject, inner: Inner): WrittenType {
  const { prefixItems, items, additionalItems, minItems, maxItems } = schema;
  const places = Array.isArray(items) ? items : Array.isArray(prefixItems) ? prefixItems : [];
  const rest = Array.isArray(items) ? additionalItems : items;
  return {
    schema: {
      type: 'array',
      ...(places.length > 0 && { prefixItems: places.map(inner) }),
      items: asLimit(rest ?? true, inner),
      ...(minItems !== undefined && { minItems }),
      ...(maxItems !== undefined && { maxItems }),
    },
    kept: [
      'prefixItems',
      'items',
      'minItems',
      'maxItems',
      ...(Array.isArray(items) ? ['additionalItems'] : []),
    ],
  };
}

/** What is said of all that no other keyword speaks of: there alone `false` is understood. */
function asLimit(schema: unknown, inner: Inner): unknown {
  return typeof schema === 'boolean' ? schema : inner(schema);
}

/** A key as xgrammar has to be given it: it puts keys into its grammar's source as they are. */
function grammarKey(key: string): string {
  return JSON.stringify(key).slice(1, -1).replaceAll('\\', '\\\\').replaceAll('"', '\\"');
}
