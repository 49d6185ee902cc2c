import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isCommit } from './folder';
import { parseModelInfo } from './model-info';

const commit = '0123456789abcdef0123456789abcdef01234567';

const parse = (info: object) => {
  const parsed = parseModelInfo(JSON.stringify({ sha: commit, ...info }));
  return parsed.ok ? parsed.value : undefined;
};

test('a revision is a commit, or nothing that can be used', () => {
  expect(parse({ id: 'a/b', siblings: [{ rfilename: 'x' }] })?.commit).toBe(commit);
  for (const wrong of ['', '[]', '{"sha":"main"}', `{"sha":"${commit.toUpperCase()}"}`]) {
    expect(parseModelInfo(wrong).ok, wrong).toBe(false);
  }
  expect([commit, commit.slice(1), 'main', null].filter(isCommit)).toEqual([commit]);
});

test.each([
  ['2026-05-03T10:57:45.000Z', Date.UTC(2026, 4, 3, 10, 57, 45)],
  ['2026-13-03T10:57:45.000Z', null],
  ['yesterday', null],
  [7, null],
])('a commit is as old as the hub says, where it says so (%s)', (lastModified, madeAtMs) => {
  expect(parse({ lastModified })).toMatchObject({ commit, madeAtMs });
});

test('what a repository says of itself is read out of its card, and out of its tags where that is silent', () => {
  const card = { license: 'mit', base_model: ['a/base', 'no name'], language: ['en', 'pt-br'] };
  expect(parse({ cardData: card, gated: 'manual' })).toEqual({
    commit,
    madeAtMs: null,
    isGated: true,
    licenceTag: 'mit',
    baseModels: ['a/base'],
    languages: ['en', 'pt-BR'],
    gguf: { architecture: null, contextTokens: null, parameters: null },
  });
  const tags = ['gguf', 'license:apache-2.0', 'base_model:quantized:a/base', 'base_model:a/base'];
  expect(parse({ tags, gated: false, cardData: { language: 'multilingual' } })).toMatchObject({
    isGated: false,
    licenceTag: 'apache-2.0',
    baseModels: ['a/base'],
    languages: null,
  });
});

test('of a GGUF repository it says what the hub has read, as far as that is told', () => {
  const gguf = { architecture: 'qwen3', context_length: 40960, total: 596_049_920 };
  expect(parse({ gguf })?.gguf).toEqual({
    architecture: 'qwen3',
    contextTokens: 40960,
    parameters: 596_049_920,
  });
  expect(parse({ gguf: { architecture: 7, context_length: -1 } })?.gguf).toEqual({
    architecture: null,
    contextTokens: null,
    parameters: null,
  });
});

test('whatever else the answer holds, the commit is read, and what is taken over is bounded', () => {
  const field = fc.oneof(
    fc.jsonValue(),
    fc.array(fc.string({ maxLength: 300 }), { maxLength: 300 }),
  );
  const info = fc.record(
    {
      gated: field,
      tags: field,
      gguf: fc.oneof(field, fc.dictionary(fc.string(), field)),
      cardData: fc.oneof(field, fc.record({ license: field, base_model: field, language: field })),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(info, (said) => {
      const read = parse(said);
      expect(read?.commit).toBe(commit);
      const { licenceTag, baseModels = [], languages } = read ?? {};
      expect(licenceTag?.length ?? 0).toBeLessThanOrEqual(200);
      expect(baseModels.length).toBeLessThanOrEqual(10);
      expect(languages?.length ?? 1).toBeGreaterThan(0);
    }),
  );
});
