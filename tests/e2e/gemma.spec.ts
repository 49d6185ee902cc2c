import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { entryFor } from '../../tools/catalogue/entry.mjs';
import { CompareScreen } from './compare-screen';
import { expect, test } from './fixtures';

const id = 'gemma-3-270m-q4km-f32';
const pack = join('packs', id);
const reason = `${pack} was not built; tools/modelkit/README.md has the commands`;

const facts = {
  name: 'Gemma 3 270M',
  producer: 'Google DeepMind',
  countries: ['GB', 'US'],
  link: 'https://huggingface.co/google/gemma-3-270m',
  languages: ['en'],
  spdx: 'LicenseRef-Gemma',
  licenceName: 'Gemma Terms of Use',
  family: 'Gemma 3',
  licenceLink: 'https://ai.google.dev/gemma/terms',
  sampling: { temperature: 0.7, topP: 0.95 },
};
// As tools/catalogue/add.mjs measures them.
const needs = { memoryBytes: 384e6, largestBufferBytes: 83_886_080, kvBytesPerToken: null };

test('a base model of another family goes on with a text beside the embedded chat model', async ({
  serve,
  start,
  copyOfBuild,
}) => {
  if (!existsSync(join(pack, 'manifest.json'))) console.log(`skipped: ${reason}`);
  test.skip(!existsSync(join(pack, 'manifest.json')), reason);
  test.setTimeout(600_000);

  const folder = copyOfBuild();
  cpSync(pack, join(folder, 'models', id), { recursive: true });
  const cataloguePath = join(folder, 'models.json');
  const catalogue = JSON.parse(readFileSync(cataloguePath, 'utf8')) as { models: object[] };
  catalogue.models.push(entryFor(pack, facts, needs));
  writeFileSync(cataloguePath, JSON.stringify(catalogue));

  const { address } = await serve({ folder });
  const page = await (await start()).open(address);
  const screen = new CompareScreen(page);
  await screen.choose('B', facts.name);
  await expect(screen.column('B')).toContainText('Goes on with your text as it is');
  for (const letter of ['A', 'B']) {
    await screen.set(letter, { Temperature: '0', 'Most tokens': '8' });
  }
  await screen.ask('The capital of France is');
  await screen.finished(400_000);
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(screen.answers('A')).toContainText(/\w/);
  await expect(screen.answers('B')).toContainText('the capital');
});
