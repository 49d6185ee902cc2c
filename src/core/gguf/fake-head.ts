/** Heads of GGUF files, byte by byte, for tests. */

export const u32 = (value: number): number[] => [
  ...new Uint8Array(new Uint32Array([value]).buffer),
];
export const u64 = (value: number | bigint): number[] => [
  ...new Uint8Array(new BigUint64Array([BigInt(value)]).buffer),
];
export const text = (value: string): number[] => {
  const bytes = new TextEncoder().encode(value);
  return [...u64(bytes.length), ...bytes];
};
export const magic = [0x47, 0x47, 0x55, 0x46];
export const textValue = (key: string, value: string): number[] => [
  ...text(key),
  ...u32(8),
  ...text(value),
];
export const u32Value = (key: string, value: number): number[] => [
  ...text(key),
  ...u32(4),
  ...u32(value),
];

/**
 * What `ggufFacts` was read from: 64 KiB that begin with the head of a Qwen3 model with one tensor, of
 * no known type.
 */
export function qwenHead(change: Readonly<Record<string, string | number>> = {}): Uint8Array {
  const values = {
    'general.architecture': 'qwen3',
    'general.name': 'Small 600M',
    'general.file_type': 15,
    'qwen3.context_length': 40_960,
    'qwen3.block_count': 28,
    'qwen3.embedding_length': 1024,
    'qwen3.vocab_size': 151_936,
    'qwen3.attention.head_count': 16,
    'qwen3.attention.head_count_kv': 8,
    'qwen3.attention.key_length': 128,
    'qwen3.attention.value_length': 128,
    'tokenizer.ggml.model': 'gpt2',
    'tokenizer.chat_template': '{{ messages }}',
    ...change,
  };
  const entries = Object.entries(values);
  const tensor = [...text('weights'), ...u32(1), ...u64(596_049_920), ...u32(99), ...u64(0)];
  const head = [
    ...[...magic, ...u32(3), ...u64(1), ...u64(entries.length)],
    ...entries.flatMap(([key, value]) =>
      typeof value === 'string' ? textValue(key, value) : u32Value(key, value),
    ),
    ...tensor,
  ];
  const bytes = new Uint8Array(64 * 2 ** 10);
  bytes.set(head);
  return bytes;
}
