import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseCatalogue } from '../../src/core/catalogue/catalogue';
import type { Model } from '../../src/core/catalogue/model';
import { entryFor } from './entry.mjs';

const catalogue = JSON.parse(readFileSync('models.json', 'utf8')) as { models: object[] };

function parsed(models: object[]): readonly Model[] {
  const outcome = parseCatalogue(JSON.stringify({ ...catalogue, models }));
  if (!outcome.ok) throw new Error(outcome.failure.problems.join('\n'));
  return outcome.value.models;
}

test('what is entered of a built model is what the catalogue says of it', () => {
  const id = 'Glassbox-3M-q8f32';
  const facts = {
    name: 'Mine',
    family: 'Mine',
    producer: 'Me',
    countries: [],
    link: null,
    languages: ['en'],
    spdx: 'Apache-2.0',
    licenceName: 'Apache License 2.0',
    licenceLink: 'https://www.apache.org/licenses/LICENSE-2.0',
    sampling: { temperature: 0, topP: 1 },
  };
  const needs = { memoryBytes: 1e7, largestBufferBytes: 1e6, kvBytesPerToken: null };
  const [entered] = parsed([entryFor(`public/models/${id}`, facts, needs)]);
  const known = parsed(catalogue.models).find((model) => model.id === id);
  for (const field of ['kind', 'parameters', 'contextTokens', 'files', 'library'] as const) {
    expect(entered?.[field]).toEqual(known?.[field]);
  }
});
