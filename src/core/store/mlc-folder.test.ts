import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parseChatConfig, parseWeightIndex, tokenizerOf } from './mlc-folder';

describe('the configuration', () => {
  const config = (files: unknown) => {
    const parsed = parseChatConfig(JSON.stringify({ tokenizer_files: files }));
    return parsed.ok ? tokenizerOf(parsed.value) : undefined;
  };

  test('names the tokenizer that WebLLM takes', () => {
    expect(config(['tokenizer.model', 'tokenizer.json', 'x'])).toBe('tokenizer.json');
    expect(config(['tokenizer.model'])).toBe('tokenizer.model');
  });

  test.each([[['vocab.json']], [[]], ['tokenizer.json'], [undefined]])(
    'with %j for tokenizers is refused',
    (files) => {
      expect(config(files)).toBeUndefined();
    },
  );

  test('that is a web page is refused', () => {
    expect(parseChatConfig('<!doctype html>')).toMatchObject({ ok: false });
  });
});

describe('the index', () => {
  const shard = {
    dataPath: 'params_shard_0.bin',
    nbytes: 100,
    md5sum: '0'.repeat(32),
    records: [
      { nbytes: 60, byteOffset: 0 },
      { nbytes: 40, byteOffset: 60 },
    ],
  };
  const index = (...records: object[]) => parseWeightIndex(JSON.stringify({ records }));

  test('of a real model lists its shards and its largest tensor', () => {
    const folder = 'public/models/Glassbox-3M-q8f32';
    const parsed = parseWeightIndex(readFileSync(`${folder}/tensor-cache.json`, 'utf8'));
    expect(parsed).toEqual({
      ok: true,
      value: {
        shards: [
          {
            path: 'params_shard_0.bin',
            sizeBytes: 3661696,
            md5: '306e275a24126a970fe42661fdfaf6e2',
          },
        ],
        largestTensorBytes: 258048,
      },
    });
  });

  test('with an MD5 in capitals means the same', () => {
    expect(index({ ...shard, md5sum: 'AB'.repeat(16) })).toMatchObject({
      value: { shards: [{ md5: 'ab'.repeat(16) }] },
    });
  });

  test('without an MD5 leaves it open', () => {
    expect(index({ ...shard, md5sum: undefined })).toMatchObject({
      value: { shards: [{ md5: null }], largestTensorBytes: 60 },
    });
  });

  test.each([
    ['a path that leaves the folder', { dataPath: '../params.bin' }],
    ['an absolute path', { dataPath: '/params.bin' }],
    ['an address', { dataPath: 'https://x.example/params.bin' }],
    ['the name of another file', { dataPath: 'library.wasm' }],
    ['the name that an index had', { dataPath: 'ndarray-cache.json' }],
    ['a negative size', { nbytes: -1 }],
    ['a size that is none', { nbytes: 1.5 }],
    ['a size beyond all measure', { nbytes: Number.MAX_SAFE_INTEGER + 1 }],
    ['a tensor beyond the end', { nbytes: 99 }],
    ['an MD5 that is none', { md5sum: 'x' }],
  ])('with %s is refused', (_, change) => {
    expect(index({ ...shard, ...change })).toMatchObject({ ok: false });
  });

  test('that lists a file twice, or none, is refused', () => {
    expect(index(shard, shard)).toMatchObject({ ok: false });
    expect(index()).toMatchObject({ ok: false });
  });

  test('of any content is read or refused, never thrown at', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(typeof parseWeightIndex(text).ok).toBe('boolean');
      }),
    );
  });
});
