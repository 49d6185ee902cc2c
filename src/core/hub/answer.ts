import * as v from 'valibot';
import { plainName } from '../bounds/name';

/** A stranger's word that stands in a line of the page: a tag, a licence, an architecture. */
export const LabelSchema = v.pipe(
  v.string(),
  v.maxLength(200),
  v.transform(plainName),
  v.trim(),
  v.nonEmpty(),
);

/** Most labels of one list that are read; what is beyond them is left out. */
const mostLabels = 200;

/** One label or a list of them, as cards have either; what is no label is left out, whatever it is. */
export const LabelsSchema = v.optional(
  v.pipe(
    v.unknown(),
    v.transform((said): readonly string[] =>
      (Array.isArray(said) ? said : [said]).slice(0, mostLabels).flatMap(labelOf),
    ),
  ),
  [],
);

function labelOf(said: unknown): readonly string[] {
  const label = v.safeParse(LabelSchema, said);
  return label.success ? [label.output] : [];
}

/** Null where it is left out or of another form: one strange field hides no others. */
export function orNull<Value>(schema: v.GenericSchema<unknown, Value>) {
  return v.fallback(v.nullish(schema, null), null);
}

/** Whether a licence must be accepted with an account first: the hub says `false`, or how it is asked for. */
export const GatedSchema = v.optional(
  v.pipe(
    v.unknown(),
    v.transform((said) => said === true || typeof said === 'string'),
  ),
  false,
);

/** What the hub's tags say beside a name and a colon: "license:mit". */
export function tagged(tags: readonly string[], name: string): readonly string[] {
  const start = `${name}:`;
  return tags.filter((tag) => tag.startsWith(start)).map((tag) => tag.slice(start.length));
}
