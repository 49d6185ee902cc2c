import * as v from 'valibot';
import { Count } from '../bounds/numbers';
import { growing } from '../growing';

const CountsSchema = growing({
  prompts: Count,
  runs: Count,
  votes: Count,
  models: Count,
  /** Entries of models that a person has added; not counted by earlier versions. */
  added: v.optional(Count),
});

/** How much is kept on this device. */
export type Counts = v.InferOutput<typeof CountsSchema>;

const LostSchema = growing({
  counts: CountsSchema,
  /** When it was seen last, in milliseconds since 1970. */
  seenAtMs: Count,
});

/** What was kept in a database that is gone. */
export type Lost = v.InferOutput<typeof LostSchema>;

const InventorySchema = growing({
  databaseId: v.string(),
  counts: CountsSchema,
  /** Milliseconds since 1970. */
  countedAtMs: Count,
  /** Until a person has taken note of it. */
  lost: v.fallback(v.nullable(LostSchema), null),
});

/**
 * What is in the database, remembered outside of it: browsers that lose one, or delete it, make an
 * empty one in its place without a word.
 */
export type Inventory = v.InferOutput<typeof InventorySchema>;

/** A database as it was found. */
export interface Found {
  /** Drawn when it was made. */
  readonly databaseId: string;
  readonly counts: Counts;
}

/** Undefined where nothing is remembered, or nothing that can be read. */
export function parseInventory(kept: string | null): Inventory | undefined {
  try {
    const parsed = v.safeParse(InventorySchema, JSON.parse(kept ?? ''));
    return parsed.success ? parsed.output : undefined;
  } catch {
    return undefined;
  }
}

/** The inventory of a database that was found, which may be another one than is remembered. */
export function inventoryOf(
  found: Found,
  remembered: Inventory | undefined,
  nowMs: number,
): Inventory {
  const isOther = remembered !== undefined && remembered.databaseId !== found.databaseId;
  const hadAny = Object.values(remembered?.counts ?? {}).some((count = 0) => count > 0);
  const lost =
    isOther && hadAny
      ? { counts: remembered.counts, seenAtMs: remembered.countedAtMs }
      : (remembered?.lost ?? null);
  // What a later version has counted besides stands as it left it.
  const same = isOther ? undefined : remembered;
  const counts = { ...same?.counts, ...found.counts };
  return { ...same, ...found, counts, countedAtMs: nowMs, lost };
}
