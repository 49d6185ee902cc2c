export type JsonObject = Readonly<Record<string, unknown>>;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * What a reference within a document leads to: `#`, or a JSON pointer behind it as a URI writes it.
 * Undefined where it leads nowhere. Source: RFC 6901, section 6.
 */
export function placeIn(root: unknown, reference: string): unknown {
  let place = root;
  for (const step of reference.split('/').slice(1)) {
    const name = stepName(step);
    if (typeof place !== 'object' || place === null || name === undefined) return undefined;
    if (!Object.hasOwn(place, name)) return undefined;
    place = (place as JsonObject)[name];
  }
  return place;
}

function stepName(step: string): string | undefined {
  try {
    return decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~');
  } catch {
    // A per cent sign that begins no byte.
    return undefined;
  }
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
