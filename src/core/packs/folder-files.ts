import * as v from 'valibot';
import { parsed } from '../bounds/parsed';
import { ModelFileSchema } from '../catalogue/files';
import { failed, success, type Outcome } from '../outcome';
import { mlcFiles } from '../store/mlc-files';
import {
  parseChatConfig,
  parseWeightIndex,
  type ChatConfig,
  type Shard,
} from '../store/mlc-folder';
import type { PackFailure } from './failures';
import { kitManifestFile } from './folder';
import { listProblems } from './manifest';

/** No file of a folder that is read as text is larger. */
export const mostTextBytes = 16 * 1024 * 1024;

const Count = v.pipe(v.number(), v.integer(), v.minValue(1));

const KitManifestSchema = v.object({
  format: v.literal(1),
  id: v.string(),
  files: v.pipe(v.array(ModelFileSchema), v.minLength(1)),
  // A mirror's manifest has none of these.
  kind: v.optional(v.picklist(['chat', 'completion'])),
  parameters: v.optional(Count),
  quantisation: v.optional(v.pipe(v.string(), v.trim(), v.nonEmpty())),
});

export type KitManifest = v.InferOutput<typeof KitManifestSchema>;

/** MLC's configuration, of a model that is to tell its context by itself. */
export type FolderConfig = ChatConfig & { readonly context_window_size: number };

export function parseFolderConfig(text: string): Outcome<FolderConfig, PackFailure> {
  const file = mlcFiles.config;
  const config = parseChatConfig(text);
  if (!config.ok) return failed({ kind: 'broken-file', file, problem: config.failure });
  const { context_window_size: tokens = 0 } = config.value;
  return tokens >= 1
    ? success({ ...config.value, context_window_size: tokens })
    : failed({ kind: 'broken-file', file, problem: 'context_window_size: no number of tokens' });
}

/**
 * The shards that MLC's index lists, each once.
 *
 * @param file its name
 */
export function parseFolderIndex(
  file: string,
  text: string,
): Outcome<readonly Shard[], PackFailure> {
  const index = parseWeightIndex(text);
  return index.ok
    ? success(index.value.shards)
    : failed({ kind: 'broken-file', file, problem: index.failure });
}

export function parseKitManifest(text: string): Outcome<KitManifest, PackFailure> {
  const manifest = parse(kitManifestFile, KitManifestSchema, text);
  if (!manifest.ok) return manifest;
  const [problem] = listProblems(manifest.value.files);
  return problem === undefined
    ? manifest
    : failed({ kind: 'broken-file', file: kitManifestFile, problem });
}

function parse<Schema extends v.GenericSchema>(
  file: string,
  schema: Schema,
  text: string,
): Outcome<v.InferOutput<Schema>, PackFailure> {
  const read = parsed(schema, text);
  return read.ok
    ? read
    : failed({ kind: 'broken-file', file, problem: read.failure.slice(0, 300) });
}
