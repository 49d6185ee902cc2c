import { describe, expect, test } from 'vitest';
import type { Model } from '../../src/core/catalogue/model';
import { readCatalogue } from '../build/catalogue-source';
import { evidenceKind } from './evidence.mjs';

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

/** Models by name, once each, of which the catalogue says this of their licence. */
function namesWhere(isSo: (licence: Model['licence']) => boolean): string[] {
  return [...new Set(remote.filter(({ licence }) => isSo(licence)).map(({ name }) => name))];
}

test('of models of which neither a text nor a tag was read, nothing is claimed', () => {
  expect(namesWhere(({ read, tagged }) => read === null && tagged === undefined)).toEqual([
    'Gemma 2 9B Instruct',
    'Ministral 3 3B Reasoning',
    'OLMo 2 1B Instruct',
    'OLMo 2 7B Instruct',
  ]);
});

test('the tag is named where no text was read, and there alone', () => {
  expect(namesWhere(({ read, tagged }) => read !== null && tagged !== undefined)).toEqual([]);
  expect(namesWhere(({ tagged }) => tagged !== undefined).length).toBeGreaterThan(10);
});

describe('what is cited as read', () => {
  test('is a card, a LICENSE file or the word of the producer', () => {
    const cited = models.flatMap(({ licence }) => licence.read?.source ?? []);
    expect(cited.filter((source) => evidenceKind(source) === undefined)).toEqual([]);
  });

  test.each([
    ['the page of a tokenizer', 'https://huggingface.co/o/m/blob/main/vocab.json'],
    ['a list of files', 'https://huggingface.co/o/m/tree/main'],
    ['a discussion', 'https://huggingface.co/o/m/discussions/15'],
    ['what a discussion changes', 'https://huggingface.co/o/m/discussions/15/files'],
    ["a third party's copy", 'https://www.zhuanzhiai.com/paper/8033'],
    ["a third party's copy of the hub", 'https://hub.example/Qwen/Qwen3.5-2B/raw/main/README.md'],
    [
      'a repository that is not the producer’s',
      'https://github.com/o/m/blob/0cf78561f1d5/README.md',
    ],
  ])('is not %s', (_what, source) => {
    expect(evidenceKind(source)).toBeUndefined();
  });

  test.each([
    ['licence', 'https://huggingface.co/Qwen/Qwen2.5-3B-Instruct/blob/main/LICENSE'],
    ['licence', 'public/models/m/LICENSE'],
    ['card', 'https://huggingface.co/google/gemma-3-1b-it'],
    ['card', 'https://huggingface.co/google/gemma-2-2b-it-GGUF/blob/main/README.md'],
    ['producer', 'https://ai.google.dev/edge/litert-lm/models/gemma-4'],
  ])('may be a %s: %s', (kind, source) => {
    expect(evidenceKind(source)).toBe(kind);
  });
});

test('a tag is that of the model’s own repository, in whatever format it holds it', () => {
  for (const { name, licence, origin } of remote) {
    if (!licence.tagged) continue;
    const own = origin.link?.replace(/-BF16$/, '') ?? '';
    expect([name, licence.tagged.page.startsWith(own)]).toEqual([name, true]);
  }
});

test('a card that was read for one model is not cited for another', () => {
  for (const { name, licence, origin } of remote) {
    const source = licence.read?.source ?? '';
    if (!source.startsWith('https://huggingface.co/')) continue;
    expect([name, source.startsWith(origin.link ?? '-')]).toEqual([name, true]);
  }
});
