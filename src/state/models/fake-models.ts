import type { Model, WholeModel } from '../../core/catalogue/model';
import { success } from '../../core/outcome';
import type { StoredModel } from '../../core/store/model-store';

export const model: WholeModel = {
  id: 'small',
  name: 'Small',
  family: 'Test',
  kind: 'chat',
  producer: 'p',
  origin: { countries: [], link: 'https://x.example' },
  parameters: 1,
  quantisation: 'q',
  contextTokens: 100,
  languages: ['en'],
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
  sampling: { temperature: 0.5, topP: 1 },
  twin: null,
  selfTest: null,
};

export const other: Model = { ...model, id: 'other', sampling: { temperature: 0, topP: 1 } };
export const large: Model = {
  ...model,
  id: 'large',
  needs: { ...model.needs, memoryBytes: 2 ** 30 },
};

export const storedModel: StoredModel = {
  id: 'small',
  model,
  files: [],
  checks: {},
  source: 'site',
  sizeBytes: 1,
  committedAtMs: 0,
  verifiedAtMs: 0,
  usedAtMs: null,
};

export const stored = success(storedModel);

/** SHA-256 of the library of `packedModel`. */
export const packedLibrary = 'b'.repeat(64);

/** `model` as it came in a pack, with a library that nobody knows. */
export const packedModel: StoredModel = {
  ...storedModel,
  source: 'pack',
  files: [
    {
      path: 'library.wasm',
      sizeBytes: 1,
      sha256: packedLibrary,
      parts: [{ path: 'library.wasm', sizeBytes: 1, sha256: packedLibrary }],
    },
  ],
};
