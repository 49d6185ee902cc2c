import * as v from 'valibot';
import { PathSchema, SizeBytesSchema } from '../catalogue/files';
import { parsed } from '../bounds/parsed';
import { success, type Outcome } from '../outcome';
import { indexFiles, licencePaths, mlcFiles, tokenizers } from './mlc-files';
import { measureEntries } from './mlc-measures';

/** Most bytes of the files that are read before anything of a model is kept. */
export const mostBytes = { config: 2 ** 22, index: 2 ** 24, licence: 2 ** 18 } as const;

/** A file of weights, as the index lists it. */
export interface Shard {
  readonly path: string;
  readonly sizeBytes: number;
  /** In lower-case hexadecimal; null where the index has none. */
  readonly md5: string | null;
}

export interface WeightIndex {
  /** In the order in which WebLLM reads them. */
  readonly shards: readonly Shard[];
  /** Size of the largest single tensor: a GPU must bind that much at once. */
  readonly largestTensorBytes: number;
}

const Label = v.optional(v.pipe(v.string(), v.trim(), v.nonEmpty()));

/** What frames messages: the role of the assistant, and what stands between it and the answer. Some name a template instead. */
const TemplateSchema = v.object({
  roles: v.optional(v.object({ assistant: v.optional(v.string(), '') })),
  role_empty_sep: v.nullish(v.string()),
});

/** What is used of MLC's configuration; it has much more. */
const ConfigSchema = v.pipe(
  v.object({
    model_type: Label,
    quantization: Label,
    /** In tokens; MLC writes -1 where there is no bound. */
    context_window_size: v.optional(v.pipe(v.number(), v.integer())),
    temperature: v.optional(v.number()),
    top_p: v.optional(v.number()),
    tokenizer_files: v.array(v.string()),
    conv_template: v.optional(v.fallback(TemplateSchema, {})),
    ...measureEntries,
  }),
  v.check(
    ({ tokenizer_files: names }) => tokenizers.some((name) => names.includes(name)),
    'it names no tokenizer that is known',
  ),
);

export type ChatConfig = v.InferOutput<typeof ConfigSchema>;

/** @returns what the configuration says, or what is wrong with it, in words for diagnostics */
export function parseChatConfig(text: string): Outcome<ChatConfig, string> {
  return parsed(ConfigSchema, text);
}

/** The tokenizer's file, chosen as WebLLM does: `tokenizer.json`, else `tokenizer.model`. */
export function tokenizerOf({ tokenizer_files: names }: ChatConfig): string {
  return names.includes(tokenizers[0]) ? tokenizers[0] : tokenizers[1];
}

const TensorSchema = v.object({ nbytes: SizeBytesSchema, byteOffset: SizeBytesSchema });

const ShardSchema = v.pipe(
  v.object({
    dataPath: PathSchema,
    nbytes: SizeBytesSchema,
    md5sum: v.nullish(v.pipe(v.string(), v.toLowerCase(), v.regex(/^[0-9a-f]{32}$/, 'not an MD5'))),
    records: v.array(TensorSchema),
  }),
  v.check(
    ({ nbytes, records }) => records.every((tensor) => tensor.byteOffset + tensor.nbytes <= nbytes),
    'a tensor reaches beyond the end of its file',
  ),
);

const IndexSchema = v.object({
  records: v.pipe(
    v.array(ShardSchema),
    v.minLength(1),
    v.check(
      (shards) => new Set(shards.map(({ dataPath }) => dataPath)).size === shards.length,
      'a file is listed twice',
    ),
    v.check(
      (shards) => shards.every(({ dataPath }) => !isTaken(dataPath)),
      'a file of weights has the name of another file',
    ),
    v.check(
      (shards) => Number.isSafeInteger(shards.reduce((sum, { nbytes }) => sum + nbytes, 0)),
      'the sizes are beyond all measure',
    ),
  ),
});

function isTaken(path: string): boolean {
  const others: readonly string[] = [
    ...Object.values(mlcFiles),
    ...indexFiles,
    ...licencePaths,
    ...tokenizers,
  ];
  return others.includes(path);
}

/** @returns the weights that the index lists, or what is wrong with it */
export function parseWeightIndex(text: string): Outcome<WeightIndex, string> {
  const index = parsed(IndexSchema, text);
  if (!index.ok) return index;
  const { records } = index.value;
  const shards = records.map(({ dataPath, nbytes, md5sum }) => ({
    path: dataPath,
    sizeBytes: nbytes,
    md5: md5sum ?? null,
  }));
  const largestTensorBytes = records
    .flatMap((shard) => shard.records)
    .reduce((most, { nbytes }) => Math.max(most, nbytes), 0);
  return success({ shards, largestTensorBytes });
}
