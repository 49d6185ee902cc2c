/**
 * The places (`columns.0.settings.minP`) of fields that were left out when an object was read with
 * its known fields alone.
 */
export function leftOut(from: unknown, known: unknown): string[] {
  if (!isObject(from) || !isObject(known)) return [];
  return Object.entries(from).flatMap(([name, value]) =>
    Object.hasOwn(known, name)
      ? leftOut(value, known[name]).map((place) => `${name}.${place}`)
      : [name],
  );
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
