import { describe, expect, test } from 'vitest';
import { readCatalogue } from '../build/catalogue-source';
import { evidenceKind } from './evidence.mjs';
import { ggufs } from './gguf-facts';

describe('the facts of GGUF files', () => {
  test('are of at least 30 models, each named once', () => {
    expect(new Set(ggufs.map(({ name }) => name)).size).toBe(ggufs.length);
    expect(ggufs.length).toBeGreaterThanOrEqual(30);
  });

  test.each([
    ...['Qwen 3', 'Qwen 3.5', 'Gemma 3', 'Gemma 4', 'SmolLM2', 'SmolLM3', 'LFM2', 'LFM2.5'],
    ...['Granite 4.0', 'Phi', 'Llama 3.2', 'OLMo 2', 'EuroLLM', 'Ministral 3'],
  ])('have models of the family %s', (family) => {
    expect(ggufs.filter((model) => model.family === family)).not.toEqual([]);
  });

  test('name a file with its quantisation in its name', () => {
    for (const { file, quantisation } of ggufs) {
      expect(file.path.endsWith('.gguf')).toBe(true);
      expect(file.path.toUpperCase()).toContain(quantisation);
    }
  });

  test('have no hash twice: two models are not one file', () => {
    const hashes = ggufs.flatMap(({ sha256 }) => sha256?.value ?? []);
    expect(new Set(hashes).size).toBe(hashes.length);
    expect(hashes.length).toBeGreaterThanOrEqual(30);
  });

  test('say of what commit a size is', () => {
    const sized = ggufs.filter(({ sizeBytes }) => sizeBytes !== null);
    expect(sized.length).toBeGreaterThan(0);
    expect(sized.filter(({ commit }) => commit === null)).toEqual([]);
  });

  test('take a source that moves for what may move alone: never for a hash, a size or a commit', () => {
    const fixed = ggufs.flatMap(({ sha256, sizeBytes, commit }) => [sha256, sizeBytes, commit]);
    const sources = fixed.flatMap((fact) => fact?.source ?? []);
    expect(sources.filter((source) => !/\/[0-9a-f]{40}\//.test(source))).toEqual([]);
  });

  test('say a licence was read only where a card, a LICENSE file or the producer says it', () => {
    const cited = ggufs.flatMap(({ licence }) => licence?.read?.source ?? []);
    expect(cited.filter((source) => evidenceKind(source) === undefined)).toEqual([]);
  });

  test('agree with the catalogue where it has the same model for another engine', () => {
    const { models } = readCatalogue();
    const pairs = ggufs.flatMap((gguf) => {
      const listed = models.find(({ name }) => name === gguf.name);
      return listed ? [{ gguf, listed }] : [];
    });
    expect(pairs.length).toBeGreaterThan(10);
    for (const { gguf, listed } of pairs) {
      expect([gguf.name, gguf.producer, gguf.family]).toEqual([
        listed.name,
        listed.producer,
        listed.family,
      ]);
      const spdx = gguf.licence?.spdx ?? listed.licence.spdx;
      expect([gguf.name, spdx]).toEqual([listed.name, listed.licence.spdx]);
      const languages = gguf.languages?.value ?? listed.languages;
      expect([gguf.name, languages]).toEqual([listed.name, listed.languages]);
    }
  });
});
