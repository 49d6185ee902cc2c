/** A repository of the hub in MLC's layout, for tests. */
import type { Model } from '../catalogue/model';
import type { MlcEntry } from './entry';
import type { MlcRepository } from './repository-model';

export const commit = '0123456789abcdef0123456789abcdef01234567';

const hash = { check: 'sha256', sha256: 'a'.repeat(64) } as const;

export const mlcRepository: MlcRepository = {
  folder: {
    origin: 'https://huggingface.co',
    repository: 'somebody/Small-1B-q4f16_1-MLC',
    revision: 'main',
    path: '',
  },
  commit,
  files: [{ path: 'params_shard_0.bin', sizeBytes: 695_000_000, hash }],
  licenceTag: 'apache-2.0',
  baseModels: ['meta-llama/Llama-3.2-1B-Instruct'],
  languages: ['en', 'de-DE'],
  contents: {
    kind: 'mlc',
    config: {
      model_type: 'llama',
      quantization: 'q4f16_1',
      context_window_size: 4096,
      tokenizer_files: ['tokenizer.json'],
      conv_template: { roles: { assistant: 'assistant' } },
    },
    index: {
      shards: [{ path: 'params_shard_0.bin', sizeBytes: 695_000_000, md5: null }],
      largestTensorBytes: 262_668_288,
    },
  },
};

/** Those of a model with 1 billion parameters, as MLC's configuration has them. */
export const mlcMeasures = {
  num_hidden_layers: 16,
  num_attention_heads: 32,
  num_key_value_heads: 8,
  hidden_size: 2048,
  intermediate_size: 8192,
  prefill_chunk_size: 2048,
};

export const libraryAddress = 'https://raw.githubusercontent.com/libs/Llama-3.2-1B-q4f16_1.wasm';

/** A model of the catalogue whose library runs the repository's. */
export const listedModel: Model = {
  id: 'Llama-3.2-1B-Instruct-q4f16_1-MLC',
  name: 'Llama 3.2 1B Instruct',
  family: 'Llama 3.2',
  kind: 'chat',
  producer: 'Meta',
  origin: { countries: ['US'], link: 'https://huggingface.co/meta-llama/Llama-3.2-1B-Instruct' },
  parameters: 1_235_814_400,
  quantisation: '4-bit (q4f16_1), float16 arithmetic',
  contextTokens: 4096,
  languages: ['en'],
  licence: { spdx: 'LicenseRef-llama3.2', name: 'Llama 3.2', link: null, read: null },
  files: {
    kind: 'discovered',
    folder: 'https://huggingface.co/mlc-ai/Llama-3.2-1B-Instruct-q4f16_1-MLC/resolve/main/',
    revision: null,
    sizeBytes: 690_000_000,
  },
  library: { kind: 'address', address: libraryAddress, sha256: null },
  needs: {
    features: ['shader-f16'],
    largestBufferBytes: 1,
    memoryBytes: 879_000_000,
    contextTokens: 4096,
    kvBytesPerToken: 32_768,
  },
  sampling: null,
  twin: null,
  selfTest: null,
};

const id = 'somebody--Small-1B-q4f16_1-MLC';

/** The repository as a person has added it, with the catalogue's library. */
export const addedEntry: MlcEntry = {
  kind: 'mlc',
  id,
  addedAtMs: 1,
  model: {
    ...listedModel,
    id,
    name: 'somebody/Small-1B-q4f16_1-MLC',
    producer: 'somebody',
    files: {
      kind: 'discovered',
      folder: `https://huggingface.co/somebody/Small-1B-q4f16_1-MLC/resolve/${commit}/`,
      revision: commit,
      sizeBytes: 695_000_000,
    },
  },
};
