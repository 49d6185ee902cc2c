/**
 * The folder of a model as MLC's compiler writes it and as WebLLM 0.2.86 reads it: a configuration,
 * a tokenizer that the configuration names, an index of the weights and their shards. The library
 * stands elsewhere; here it is a file beside the others.
 */
export const mlcFiles = {
  config: 'mlc-chat-config.json',
  library: 'library.wasm',
  index: 'tensor-cache.json',
} as const;

/** Names of the index, in the order in which it is looked for: earlier compilers wrote the second. */
export const indexFiles = [mlcFiles.index, 'ndarray-cache.json'] as const;

/** Of which WebLLM takes the first that the configuration names. */
export const tokenizers = ['tokenizer.json', 'tokenizer.model'] as const;

/** Where a folder may have the text of its licence: the first that is there counts. */
export const licencePaths = ['LICENSE', 'LICENSE.txt', 'LICENSE.md'] as const;
