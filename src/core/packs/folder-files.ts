import * as v from 'valibot';
import { ModelFileSchema, PathSchema, SizeBytesSchema } from '../catalogue/files';
import { failed, success, type Outcome } from '../outcome';
import type { PackFailure } from './failures';
import { chatConfigFile, kitManifestFile, tensorIndexFile, type Shard } from './folder';
import { listProblems } from './manifest';

/** No file of a folder that is read as text is larger. */
export const mostTextBytes = 16 * 1024 * 1024;

const Count = v.pipe(v.number(), v.integer(), v.minValue(1));

/** What is used of MLC's configuration; it has much more. */
const ChatConfigSchema = v.object({
  model_type: v.optional(v.pipe(v.string(), v.trim(), v.nonEmpty())),
  quantization: v.optional(v.pipe(v.string(), v.trim(), v.nonEmpty())),
  context_window_size: Count,
  temperature: v.optional(v.number()),
  top_p: v.optional(v.number()),
  tokenizer_files: v.optional(v.array(PathSchema), []),
});

const TensorIndexSchema = v.object({
  records: v.pipe(
    v.array(
      v.object({
        dataPath: PathSchema,
        nbytes: SizeBytesSchema,
        md5sum: v.optional(v.pipe(v.string(), v.regex(/^[0-9a-fA-F]{32}$/, 'not an MD5'))),
      }),
    ),
    v.minLength(1),
  ),
});

const KitManifestSchema = v.object({
  format: v.literal(1),
  id: v.string(),
  files: v.pipe(v.array(ModelFileSchema), v.minLength(1)),
  // A mirror's manifest has none of these.
  kind: v.optional(v.picklist(['chat', 'completion'])),
  parameters: v.optional(Count),
  quantisation: v.optional(v.pipe(v.string(), v.trim(), v.nonEmpty())),
});

export type ChatConfig = v.InferOutput<typeof ChatConfigSchema>;
export type KitManifest = v.InferOutput<typeof KitManifestSchema>;

export function parseChatConfig(text: string): Outcome<ChatConfig, PackFailure> {
  return parse(chatConfigFile, ChatConfigSchema, text);
}

export function parseKitManifest(text: string): Outcome<KitManifest, PackFailure> {
  const manifest = parse(kitManifestFile, KitManifestSchema, text);
  if (!manifest.ok) return manifest;
  const [problem] = listProblems(manifest.value.files);
  return problem === undefined
    ? manifest
    : failed({ kind: 'broken-file', file: kitManifestFile, problem });
}

/** The shards that MLC's index lists, each once. */
export function parseTensorIndex(text: string): Outcome<readonly Shard[], PackFailure> {
  const index = parse(tensorIndexFile, TensorIndexSchema, text);
  if (!index.ok) return index;
  const shards = index.value.records.map(({ dataPath, nbytes, md5sum }) => ({
    path: dataPath,
    sizeBytes: nbytes,
    md5: md5sum?.toLowerCase() ?? null,
  }));
  if (new Set(shards.map(({ path }) => path)).size < shards.length) {
    const problem = 'it lists a shard twice';
    return failed({ kind: 'broken-file', file: tensorIndexFile, problem });
  }
  return success(shards);
}

function parse<Schema extends v.GenericSchema>(
  file: string,
  schema: Schema,
  text: string,
): Outcome<v.InferOutput<Schema>, PackFailure> {
  const broken = (problem: string): Outcome<never, PackFailure> =>
    failed({ kind: 'broken-file', file, problem });
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch (error) {
    return broken(String(error));
  }
  const parsed = v.safeParse(schema, document);
  if (parsed.success) return success(parsed.output);
  const [issue] = parsed.issues;
  return broken(`${v.getDotPath(issue) ?? '/'}: ${issue.message}`.slice(0, 300));
}
