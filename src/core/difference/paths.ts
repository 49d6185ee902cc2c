import { withoutThoughts, type Thoughtful } from '../comparison/thinking';

/** A place at which two JSON texts differ. */
export interface PathDifference {
  /** JSON pointer (RFC 6901): `/items/0`; empty for the whole. */
  readonly path: string;
  readonly kind: 'changed' | 'only-first' | 'only-second';
  /** As JSON, cut where it is long. Not there where the text has nothing at this place. */
  readonly first?: string;
  readonly second?: string;
}

export type JsonDifference =
  | { readonly kind: 'not-json'; readonly which: 'first' | 'second' | 'both' }
  | {
      readonly kind: 'compared';
      /** The first places, in the order of the first text. */
      readonly places: readonly PathDifference[];
      /** How many more there are. */
      readonly more: number;
    };

const mostPlaces = 200;
const mostShown = 200;
/** Longer texts are not read: it happens on the page's own thread. */
const mostCharacters = 1_000_000;

/**
 * Compares two answers that are JSON, place by place: the order of keys says nothing, items of lists are
 * held against each other by their index. Around the JSON there may be one Markdown code block, and
 * before it what a model thought; nothing else.
 */
export function jsonDifference(first: Thoughtful, second: Thoughtful): JsonDifference {
  const [one, other] = [jsonOf(first), jsonOf(second)];
  if (!one || !other) {
    return { kind: 'not-json', which: one ? 'second' : other ? 'first' : 'both' };
  }
  const places: PathDifference[] = [];
  let count = 0;
  for (const place of differences(one.value, other.value)) {
    count += 1;
    if (places.length < mostPlaces) places.push(told(place));
  }
  return { kind: 'compared', places, more: count - places.length };
}

interface Place {
  readonly path: string;
  /** The value in a list of its own: undefined is no value, and null is one. */
  readonly first: Slot;
  readonly second: Slot;
}

type Slot = readonly [unknown] | readonly [];

/** Without recursion: an answer can nest more deeply than calls may. */
function* differences(first: unknown, second: unknown): Generator<Place> {
  const open: Place[] = [{ path: '', first: [first], second: [second] }];
  for (let place = open.pop(); place; place = open.pop()) {
    const [one] = place.first;
    const [other] = place.second;
    if (isNested(one) && isNested(other) && Array.isArray(one) === Array.isArray(other)) {
      for (const inner of placesWithin(place.path, one, other).reverse()) open.push(inner);
    } else if (one !== other) yield place;
  }
}

function placesWithin(path: string, first: object, second: object): Place[] {
  const one = new Map<string, unknown>(Object.entries(first));
  const other = new Map<string, unknown>(Object.entries(second));
  return [...new Set([...one.keys(), ...other.keys()])].map((key) => ({
    path: `${path}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`,
    first: slotOf(one, key),
    second: slotOf(other, key),
  }));
}

function slotOf(values: ReadonlyMap<string, unknown>, key: string): Slot {
  return values.has(key) ? [values.get(key)] : [];
}

function told({ path, first, second }: Place): PathDifference {
  const kind = second.length === 0 ? 'only-first' : first.length === 0 ? 'only-second' : 'changed';
  return {
    path: shortened(path),
    kind,
    ...(first.length === 1 && { first: shown(first[0]) }),
    ...(second.length === 1 && { second: shown(second[0]) }),
  };
}

function shown(value: unknown): string {
  try {
    return shortened(JSON.stringify(value));
  } catch {
    // Nested more deeply than the browser can write.
    return Array.isArray(value) ? '[…]' : '{…}';
  }
}

function shortened(text: string): string {
  return text.length > mostShown ? `${text.slice(0, mostShown)}…` : text;
}

function jsonOf(answer: Thoughtful): { readonly value: unknown } | undefined {
  if (answer.text.length > mostCharacters) return undefined;
  const said = withoutThoughts(answer).trim();
  const [, inBlock = said] = /^```(?:json)?[^\S\n]*\n([\s\S]*)\n[^\S\n]*```$/.exec(said) ?? [];
  return parsed(answer.text) ?? parsed(inBlock);
}

function parsed(json: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(json) };
  } catch {
    return undefined;
  }
}

function isNested(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
