import * as v from 'valibot';
import { failed, success, type Outcome } from '../outcome';

/** @returns the value as the schema has it, or what is wrong with it, in words for diagnostics */
export function checked<Schema extends v.GenericSchema>(
  schema: Schema,
  value: unknown,
): Outcome<v.InferOutput<Schema>, string> {
  const result = v.safeParse(schema, value);
  if (result.success) return success(result.output);
  const [issue] = result.issues;
  return failed(`${v.getDotPath(issue) ?? '/'}: ${issue.message}`);
}

/** Reads a small JSON text of a stranger: an answer of a hub, a file of a model's folder. */
export function parsed<Schema extends v.GenericSchema>(
  schema: Schema,
  text: string,
): Outcome<v.InferOutput<Schema>, string> {
  return checked(v.pipe(v.string(), v.parseJson(), schema), text);
}
