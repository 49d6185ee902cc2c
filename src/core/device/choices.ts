import * as v from 'valibot';

const ContextTokens = v.pipe(v.string(), v.toNumber(), v.integer(), v.minValue(1));

/** The most context that someone has chosen for all models; undefined where nobody has. */
export function parseContextTokens(kept: string | null): number | undefined {
  const result = v.safeParse(ContextTokens, kept === '' ? null : kept);
  return result.success ? result.output : undefined;
}
