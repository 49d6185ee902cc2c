import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseCatalogue } from '../../src/core/catalogue/catalogue';
import { entryFor } from './entry.mjs';

test('what is entered of a built model is what the catalogue says of it', () => {
  const text = readFileSync('models.json', 'utf8');
  const { models } = JSON.parse(text) as { models: { id: string }[] };
  const id = 'Glassbox-3M-q8f32';
  const entry = entryFor(
    `public/models/${id}`,
    {
      name: 'Mine',
      producer: 'Me',
      countries: [],
      link: null,
      languages: ['en'],
      spdx: 'Apache-2.0',
      licenceLink: 'https://www.apache.org/licenses/LICENSE-2.0',
      sampling: { temperature: 0, topP: 1 },
    },
    { memoryBytes: 1e7, largestBufferBytes: 1e6 },
  );
  const parsed = parseCatalogue(JSON.stringify({ ...JSON.parse(text), models: [entry] }));
  expect(parsed).toMatchObject({ ok: true });
  const { kind, parameters, contextTokens, files, library } = entry;
  const known = { kind, parameters, contextTokens, files, library };
  expect(models.find((model) => model.id === id)).toMatchObject(known);
});
