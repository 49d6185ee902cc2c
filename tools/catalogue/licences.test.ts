import { expect, test } from 'vitest';
import { readCatalogue } from '../build/catalogue-source';

const { models } = readCatalogue();
const remote = models.filter(({ files }) => files.kind === 'discovered');

// Where a family's licence, taken for the model's, would be wrong.
test.each([
  ['Qwen 2.5 0.5B Instruct', 'Apache-2.0'],
  ['Qwen 2.5 1.5B Instruct', 'Apache-2.0'],
  ['Qwen 2.5 3B Instruct', 'LicenseRef-Qwen-Research'],
  ['Qwen 2.5 7B Instruct', 'Apache-2.0'],
  ['Qwen 2.5 Coder 1.5B Instruct', 'Apache-2.0'],
  ['Qwen 2.5 Coder 3B Instruct', 'LicenseRef-Qwen-Research'],
  ['Qwen 2.5 Coder 7B Instruct', 'Apache-2.0'],
  ['Qwen 3 4B', 'Apache-2.0'],
  ['Llama 3.2 1B Instruct', 'LicenseRef-Llama-3.2'],
  ['Llama 3.1 8B Instruct', 'LicenseRef-Llama-3.1'],
  ['Gemma 2 2B Instruct', 'LicenseRef-Gemma'],
  ['Gemma 3 1B Instruct', 'LicenseRef-Gemma'],
  ['DeepSeek-R1 Distill Qwen 7B', 'MIT AND Apache-2.0'],
  ['DeepSeek-R1 Distill Llama 8B', 'MIT AND LicenseRef-Llama-3.1'],
  ['Hermes 3 Llama 3.2 3B', 'LicenseRef-Llama-3 AND LicenseRef-Llama-3.2'],
  ['Hermes 3 Llama 3.1 8B', 'LicenseRef-Llama-3 AND LicenseRef-Llama-3.1'],
  ['Hermes 2 Pro Mistral 7B', 'Apache-2.0'],
  ['Phi 4 mini Instruct', 'MIT'],
  ['Ministral 3 3B Instruct', 'Apache-2.0'],
])('%s stands under %s', (name, spdx) => {
  const found = remote.filter((model) => model.name === name).map(({ licence }) => licence.spdx);
  expect(new Set(found)).toEqual(new Set([spdx]));
});

test('what was derived names the licence of what it was derived from', () => {
  const licenceOf = (name: string) => remote.find((model) => model.name === name)?.licence;
  expect(licenceOf('DeepSeek-R1 Distill Llama 8B')).toMatchObject({
    name: expect.stringMatching(
      /^MIT License; .*Llama 3\.1 Community License Agreement$/,
    ) as string,
    link: expect.stringContaining('llama3_1/LICENSE') as string,
  });
});

test('of every licence it is said which text was read, but for models of which none was', () => {
  const unread = remote.filter(({ licence }) => licence.read === null).map(({ name }) => name);
  expect(new Set(unread)).toEqual(
    new Set([
      'Gemma 2 2B Instruct',
      'Gemma 2 9B Instruct',
      'OLMo 2 1B Instruct',
      'OLMo 2 7B Instruct',
    ]),
  );
});

test('a text that was read for one model is not cited for a model that it does not speak of', () => {
  const manyModels = /QwenLM\/Qwen3|ai\.google\.dev|llama-models|DeepSeek-R1|zhuanzhiai/;
  for (const { name, licence, origin } of remote) {
    const source = licence.read?.source ?? '';
    if (source === '' || manyModels.test(source)) continue;
    const repository = new URL(origin.link ?? '').pathname.replace(/-BF16$/, '');
    expect([name, new URL(source).pathname.startsWith(repository)]).toEqual([name, true]);
  }
});
