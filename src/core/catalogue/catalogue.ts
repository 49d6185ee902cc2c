import * as v from 'valibot';
import { failed, success, type Outcome } from '../outcome';
import { ModelSchema, type Model } from './model';

const CatalogueSchema = v.strictObject({
  models: v.pipe(
    v.array(ModelSchema),
    v.minLength(1),
    v.check(
      (models) => new Set(models.map((model) => model.id)).size === models.length,
      'two models have the same id',
    ),
  ),
});

/** `problems` holds one line per violation: where in the document, and what is wrong there. */
export interface CatalogueFailure {
  readonly kind: 'broken-catalogue';
  readonly problems: readonly string[];
}

/** The models that this site offers, in the order in which they are shown. */
export interface Catalogue {
  readonly models: readonly Model[];
}

/** Reads `models.json`. `text` may come from anywhere: nothing of it is trusted. */
export function parseCatalogue(text: string): Outcome<Catalogue, CatalogueFailure> {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    return failed({ kind: 'broken-catalogue', problems: [String(error)] });
  }
  const result = v.safeParse(CatalogueSchema, document);
  if (result.success) return success(result.output);
  const problems = result.issues.map((issue) => `${v.getDotPath(issue) ?? '/'}: ${issue.message}`);
  return failed({ kind: 'broken-catalogue', problems });
}
