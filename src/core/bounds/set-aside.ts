import * as v from 'valibot';

/** Records that cannot be read stay where they are; a person may take them along as a file, or delete them. */
const RecordSchema = v.object({ id: v.string() });

/** Under which they are kept: each record of a store with ids has one. */
export function idsOf(records: readonly unknown[]): readonly string[] {
  return records.flatMap((record) => {
    const read = v.safeParse(RecordSchema, record);
    return read.success ? [read.output.id] : [];
  });
}

/** A file of them as they are, as far as JSON can hold that. */
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
