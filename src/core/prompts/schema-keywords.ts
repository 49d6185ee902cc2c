/** What the value of a keyword of JSON Schema has to be. */
export type KeywordForm =
  | 'schema'
  | 'schemas'
  /** `items` was either, before 2020. */
  | 'schema-or-schemas'
  | 'named-schemas'
  | 'strings'
  | 'named-strings'
  | 'count'
  | 'number'
  | 'positive'
  | 'boolean'
  | 'types'
  | 'list'
  | 'anything'
  | 'reference'
  | 'format'
  /** Of the schema itself. */
  | 'address'
  /** Known, and not checked here; a pattern can be made to take for ever. */
  | 'unsupported';

/** Keywords of JSON Schema that count for an answer; what is not here is a remark, as it says. */
export const keywordForms: ReadonlyMap<string, KeywordForm> = new Map<string, KeywordForm>([
  ['type', 'types'],
  ['enum', 'list'],
  ['const', 'anything'],
  ['properties', 'named-schemas'],
  ['required', 'strings'],
  ['additionalProperties', 'schema'],
  ['propertyNames', 'schema'],
  ['minProperties', 'count'],
  ['maxProperties', 'count'],
  ['dependentRequired', 'named-strings'],
  ['dependentSchemas', 'named-schemas'],
  ['unevaluatedProperties', 'schema'],
  ['items', 'schema-or-schemas'],
  ['prefixItems', 'schemas'],
  ['additionalItems', 'schema'],
  ['unevaluatedItems', 'schema'],
  ['contains', 'schema'],
  ['minContains', 'count'],
  ['maxContains', 'count'],
  ['minItems', 'count'],
  ['maxItems', 'count'],
  ['uniqueItems', 'boolean'],
  ['minLength', 'count'],
  ['maxLength', 'count'],
  ['minimum', 'number'],
  ['maximum', 'number'],
  ['exclusiveMinimum', 'number'],
  ['exclusiveMaximum', 'number'],
  ['multipleOf', 'positive'],
  ['allOf', 'schemas'],
  ['anyOf', 'schemas'],
  ['oneOf', 'schemas'],
  ['not', 'schema'],
  ['if', 'schema'],
  ['then', 'schema'],
  ['else', 'schema'],
  ['$defs', 'named-schemas'],
  ['definitions', 'named-schemas'],
  ['$ref', 'reference'],
  ['format', 'format'],
  ['pattern', 'unsupported'],
  ['patternProperties', 'unsupported'],
  ['dependencies', 'unsupported'],
  ['$id', 'address'],
  ['$anchor', 'unsupported'],
  ['$dynamicRef', 'unsupported'],
  ['$dynamicAnchor', 'unsupported'],
  ['$recursiveRef', 'unsupported'],
  ['$recursiveAnchor', 'unsupported'],
]);

export const types: ReadonlySet<unknown> = new Set([
  'array',
  'boolean',
  'integer',
  'null',
  'number',
  'object',
  'string',
]);

/** Formats that are checked, in a time that grows with the length of the text alone. */
export const formats: ReadonlySet<unknown> = new Set([
  'date',
  'time',
  'date-time',
  'duration',
  'email',
  'hostname',
  'ipv4',
  'ipv6',
  'uuid',
]);
