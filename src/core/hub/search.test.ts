import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mostHits, parseHits, searchAddress } from './search';

const found = (hits: unknown) => {
  const parsed = parseHits(JSON.stringify(hits));
  return parsed.ok ? parsed.value : undefined;
};

test('a search asks with the words alone, whatever they are', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (words) => {
      const address = new URL(searchAddress('https://hub.example', words));
      expect(address.origin + address.pathname).toBe('https://hub.example/api/models');
      expect(address.searchParams.getAll('search')).toEqual([words]);
      expect(address.searchParams.get('limit')).toBe('30');
      expect(address.hash).toBe('');
    }),
  );
});

test('what was found has the layout that its tags let expect', () => {
  const hits = [
    { id: 'mlc-ai/A', library_name: 'mlc-llm', tags: ['license:mit'], downloads: 7, gated: false },
    { id: 'b/A-q4f16_1-MLC' },
    { id: 'c/A-GGUF', tags: ['gguf', 'region:us'], gated: 'auto', downloads: 'many' },
    { id: 'd/A', tags: ['safetensors'] },
  ];
  expect(found(hits)).toEqual([
    { repository: 'mlc-ai/A', layout: 'mlc', licenceTag: 'mit', isGated: false, downloads: 7 },
    {
      repository: 'b/A-q4f16_1-MLC',
      layout: 'mlc',
      licenceTag: null,
      isGated: false,
      downloads: null,
    },
    { repository: 'c/A-GGUF', layout: 'gguf', licenceTag: null, isGated: true, downloads: null },
    { repository: 'd/A', layout: 'other', licenceTag: null, isGated: false, downloads: null },
  ]);
});

test('a repository that is listed twice is found once', () => {
  const ids = ['a/b', 'a/c', 'a/b'].map((id) => ({ id }));
  expect(found(ids)?.map(({ repository }) => repository)).toEqual(['a/b', 'a/c']);
});

test('what is no repository is left out, and more than was asked for is cut off', () => {
  const strange = [{ id: '../x' }, { id: 'a' }, { id: `a/${'b'.repeat(300)}` }, 7, null];
  expect(found(strange)).toEqual([]);
  expect(found(Array.from({ length: 99 }, (_, at) => ({ id: `a/b${at}` })))).toHaveLength(mostHits);
  expect(parseHits('<!doctype html>').ok).toBe(false);
  expect(found({ error: 'no' })).toBeUndefined();
});
