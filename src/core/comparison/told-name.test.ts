import { describe, expect, test } from 'vitest';
import type { Model } from '../catalogue/model';
import { isOwnName, toldName } from './told-name';

const of = (id: string, name: string): Model => ({
  id,
  name,
  family: 'Test',
  kind: 'chat',
  producer: 'p',
  origin: { countries: [], link: 'https://x.example' },
  parameters: 1,
  quantisation: 'q4',
  contextTokens: 100,
  languages: null,
  licence: { spdx: 'MIT', name: 'MIT', link: 'https://x.example', read: null },
  files: { kind: 'complete', folder: 'models/small/', list: [] },
  library: { kind: 'file', path: 'library.wasm' },
  needs: {
    features: [],
    largestBufferBytes: 1,
    memoryBytes: 1,
    contextTokens: 100,
    kvBytesPerToken: 1,
  },
  sampling: null,
  twin: null,
  selfTest: null,
});
const bare: Model = { ...of('bare', 'Bare 2B'), quantisation: 'unknown' };
const models = [of('small', 'Small 1B'), of('large', 'Large 7B'), bare];

describe('the name of a model of a record', () => {
  test.each([
    ['its own, as this version writes it', 'small', 'Small 1B, q4', 'Small 1B, q4'],
    ['its own, without how it is stored', 'small', 'Small 1B', 'Small 1B'],
    ['its id, once its name is known', 'small', 'small', 'Small 1B, q4'],
    ['its own, where nobody has told how it is stored', 'bare', 'Bare 2B', 'Bare 2B'],
    ['its id, where nobody has told how it is stored', 'bare', 'bare', 'Bare 2B'],
    ['its own, as earlier versions wrote that', 'bare', 'Bare 2B, unknown', 'Bare 2B'],
    ['one that nobody here has', 'theirs', 'Theirs', 'Theirs'],
    ['its id, where nothing else is known', 'theirs', 'theirs', 'theirs'],
    ['another model’s, under a known id', 'small', 'Large 7B, q4', '“Large 7B, q4” small'],
    ['a name of nobody, under a known id', 'small', 'Genius', '“Genius” small'],
    ['a known model’s, under another id', 'theirs', 'Small 1B', '“Small 1B” theirs'],
    ['a known model’s id, under another id', 'theirs', 'small', '“small” theirs'],
    [
      'what looks like a known model’s',
      'theirs',
      'ＳMALL\u200b 1b , Q4',
      '“ＳMALL\u200b 1b , Q4” theirs',
    ],
  ])('%s', (_, modelId, modelName, told) => {
    expect(toldName({ modelId, modelName }, models)).toBe(told);
    expect(isOwnName({ modelId, modelName }, models)).toBe(!told.startsWith('“'));
  });
});
