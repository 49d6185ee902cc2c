import * as v from 'valibot';

/** What a field that is carried along may be at the most: levels of objects and lists, */
const mostLevels = 64;
/** and characters of all texts and names in it, where each of these and each number counts as 100 more. */
const mostCharacters = 10_000_000;

const CarriedSchema = v.custom<unknown>(
  (value) => isData(value, mostLevels, { characters: 0 }),
  'too large, or no plain data',
);

/**
 * An object of what is kept or exchanged, which can grow: fields that this version does not know are
 * carried along, so that whoever writes it again writes them, too. Code that knows the type alone does
 * not see them, and `{ ...object }` keeps them. A field that comes later is added as `v.optional` with
 * what holds where it is missing.
 */
export function growing<const Entries extends v.ObjectEntries>(
  entries: Entries,
): v.ObjectSchema<Entries, undefined> {
  // The type is that of the known fields: with the others as `unknown`, a misspelt name would compile.
  return v.objectWithRest(entries, CarriedSchema) as unknown as v.ObjectSchema<Entries, undefined>;
}

/**
 * How the objects of a form are read: `growing`, or `v.object`, which takes the known fields alone. A
 * form of which both are needed is a function of this.
 */
export type Reading = typeof growing;

/** A member of a union that another version knows: it is kept as it is, and no code takes it for a known one. */
export type Unknown = string & v.Brand<'of another version'>;

/** A member of a closed list, or one that another version has beside them. */
export function growingList<const Known extends string>(
  known: readonly Known[],
): v.GenericSchema<unknown, Known | Unknown> {
  return v.union([v.picklist(known), unknownAmong(known)]);
}

/** Any member of a union but these. */
export function unknownAmong(known: readonly string[]): v.GenericSchema<unknown, Unknown> {
  return v.pipe(
    v.string(),
    v.maxLength(100),
    v.check((member) => !known.includes(member), 'not in the form of its kind'),
    v.brand('of another version'),
  );
}

/** A list of which what cannot be read is left out: one bad item hides no others. */
export function readable<Item>(
  item: v.GenericSchema<unknown, Item>,
): v.GenericSchema<unknown, Item[]> {
  return v.pipe(
    v.array(v.unknown()),
    v.transform((items) => items.flatMap((one) => readItem(item, one))),
  );
}

function readItem<Item>(schema: v.GenericSchema<unknown, Item>, kept: unknown): Item[] {
  const read = v.safeParse(schema, kept);
  return read.success ? [read.output] : [];
}

/** What a table has for a member, or for any that it does not know. */
export function inTable<Known extends string, Value>(
  table: Readonly<Record<Known | 'other', Value>>,
  member: Known | Unknown,
): Value {
  return new Map<string, Value>(Object.entries(table)).get(member) ?? table.other;
}

/**
 * Whether it is data within the bounds: JSON's values, and undefined fields, which IndexedDB keeps. No
 * version writes a field `__proto__`.
 *
 * @param seen what has been looked at before it
 */
function isData(value: unknown, levels: number, seen: { characters: number }): boolean {
  seen.characters += 100 + (typeof value === 'string' ? value.length : 0);
  if (seen.characters > mostCharacters) return false;
  if (typeof value !== 'object' || value === null) {
    return !['function', 'symbol', 'bigint'].includes(typeof value);
  }
  if (levels === 0 || Object.hasOwn(value, '__proto__')) return false;
  return Object.entries(value)
    .flat()
    .every((one) => isData(one, levels - 1, seen));
}
