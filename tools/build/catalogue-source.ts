import { readFileSync } from 'node:fs';
import { parseCatalogue, type Catalogue } from '../../src/core/catalogue/catalogue';

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
  const catalogue = parseCatalogue(JSON.stringify({ ...written, models }));
  if (!catalogue.ok) {
    const problems = catalogue.failure.problems.join('\n  ');
    throw new Error(`${catalogueSources.join(' and ')} are broken:\n  ${problems}`);
  }
  return catalogue.value;
}
