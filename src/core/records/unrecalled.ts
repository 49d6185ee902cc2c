import * as v from 'valibot';

const NamesSchema = v.pipe(v.string(), v.parseJson(), v.array(v.string()));

/** The answers of which no run has told whose they are, by name; none where nothing can be read. */
export function parseUnrecalled(kept: string | null): ReadonlySet<string> {
  const names = v.safeParse(NamesSchema, kept);
  return new Set(names.success ? names.output : []);
}
