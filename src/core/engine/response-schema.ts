/** Longest JSON schema that an engine is given, in UTF-16 code units. */
export const longestSchema = 65_536;

/**
 * Deepest nesting of braces and brackets in one. WebLLM 0.2.86's grammar compiler runs out of its
 * 64 KiB stack somewhere between 32 and 64 schemas within each other, and is of no use after that.
 */
export const deepestSchema = 32;

/**
 * Why a text cannot be a schema for an answer, in words for the technically minded; nothing where it
 * may be one. It looks at the form alone: the compiler says whether it can be kept to.
 */
export function schemaProblem(schema: string): string | undefined {
  if (schema.length > longestSchema) {
    return `${schema.length} characters, at most ${longestSchema}`;
  }
  let value: unknown;
  try {
    value = JSON.parse(schema);
  } catch (error) {
    return String(error);
  }
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isObject && value !== true) return 'a JSON schema is an object';
  const depth = nestingOf(value);
  return depth > deepestSchema ? `${depth} levels of nesting, at most ${deepestSchema}` : undefined;
}

/** Levels of objects and arrays, without recursion: text of the allowed length can nest deeply. */
export function nestingOf(value: unknown): number {
  let depth = 0;
  let level = [value].filter(isNested);
  while (level.length > 0) {
    depth += 1;
    level = level.flatMap((each): unknown[] => Object.values(each)).filter(isNested);
  }
  return depth;
}

function isNested(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
