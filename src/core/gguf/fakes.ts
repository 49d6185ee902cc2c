/** A GGUF repository of the hub and what the head of its files says, for tests. */
import type { GgufFacts } from './facts';
import type { GgufRepository } from './repository';

const hash = { check: 'sha256', sha256: 'a'.repeat(64) } as const;

export const ggufRepository: GgufRepository = {
  folder: {
    origin: 'https://huggingface.co',
    repository: 'somebody/Small-600M-GGUF',
    revision: 'main',
    path: '',
  },
  commit: '0123456789abcdef0123456789abcdef01234567',
  files: [
    { path: 'README.md', sizeBytes: 3000, hash: { check: 'git-sha1', gitSha1: 'b'.repeat(40) } },
    { path: 'Small-600M-Q2_K.gguf', sizeBytes: 250e6, hash },
    { path: 'Small-600M-Q4_K_M.gguf', sizeBytes: 400e6, hash },
    { path: 'Small-600M-Q8_0.gguf', sizeBytes: 650e6, hash },
    { path: 'Small-600M-BF16-00001-of-00002.gguf', sizeBytes: 800e6, hash },
    { path: 'Small-600M-BF16-00002-of-00002.gguf', sizeBytes: 400e6, hash },
    { path: 'Small-600M-F32-00002-of-00002.gguf', sizeBytes: 1200e6, hash },
    { path: 'mmproj-Small-600M-F16.gguf', sizeBytes: 90e6, hash },
    { path: 'imatrix.dat', sizeBytes: 2e6, hash },
  ],
  licenceTag: 'apache-2.0',
  baseModels: ['somebody/Small-600M'],
  languages: ['en', 'de'],
  contents: {
    kind: 'gguf',
    architecture: 'qwen3',
    contextTokens: 40_960,
    parameters: 596_049_920,
  },
};

export const ggufFacts: GgufFacts = {
  role: 'model',
  part: null,
  name: 'Small 600M',
  architecture: 'qwen3',
  quantisation: 'Q4_K_M',
  contextTokens: 40_960,
  parameters: 596_049_920,
  tokenizer: 'gpt2',
  hasChatTemplate: true,
  shape: {
    layers: 28,
    embeddingLength: 1024,
    vocabularyTokens: 151_936,
    heads: 16,
    kvHeads: 8,
    keyLength: 128,
    valueLength: 128,
    attentionInterval: null,
  },
  sizeBytes: 400e6,
};
