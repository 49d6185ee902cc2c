import * as v from 'valibot';

/**
 * A record as far as it has to be read to be set aside: what this version cannot read stays in its store until a
 * person exports or deletes it.
 */
const RecordSchema = v.object({ id: v.string() });

/** The keys of unreadable records, to delete them by; a record without a text as its id has none. */
export function idsOf(records: readonly unknown[]): readonly string[] {
  return records.flatMap((record) => {
    const read = v.safeParse(RecordSchema, record);
    return read.success ? [read.output.id] : [];
  });
}

/** The text of a file with unreadable records as they are, as far as JSON can hold them. */
export function recordsText(records: readonly unknown[]): string {
  return `${JSON.stringify(records.map(asJson), null, 2)}\n`;
}

function asJson(record: unknown): unknown {
  try {
    const text = JSON.stringify(record) as string | undefined;
    return JSON.parse(text ?? 'null') as unknown;
  } catch (error) {
    // Nested without end, or in a circle, which a database can hold.
    return String(error);
  }
}
