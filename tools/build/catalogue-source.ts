import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import {
  catalogueSchema,
  parseCatalogue,
  type Catalogue,
} from '../../src/core/catalogue/catalogue';
import { leftOut } from '../../src/core/left-out';

/** What people write, and what tools/catalogue/generate.mjs makes: the embedded models come first. */
export const catalogueSources = ['models.json', 'models.generated.json'] as const;

/**
 * The catalogue of both files together.
 *
 * @throws with every problem, so that a broken catalogue is never built or served
 */
export function readCatalogue(): Catalogue {
  const [written, generated] = catalogueSources.map(
    (path) => JSON.parse(readFileSync(path, 'utf8')) as { models: unknown[] },
  );
  const models = [...(written?.models ?? []), ...(generated?.models ?? [])];
  return ownCatalogue({ ...written, models });
}

/**
 * This version's own catalogue. The page carries fields along that it does not know; here they are slips.
 *
 * @throws with every problem
 */
export function ownCatalogue(document: unknown): Catalogue {
  const catalogue = parseCatalogue(JSON.stringify(document));
  if (!catalogue.ok) throw broken(catalogue.failure.problems);
  const known = v.parse(catalogueSchema(v.object), document);
  const unknown = leftOut(document, known).map((place) => `${place}: not a field of the catalogue`);
  if (unknown.length > 0) throw broken(unknown);
  return catalogue.value;
}

function broken(problems: readonly string[]): Error {
  return new Error(`${catalogueSources.join(' and ')} are broken:\n  ${problems.join('\n  ')}`);
}
