import * as v from 'valibot';
import { SamplingSchema } from '../settings/sampling';
import { ModelFileSchema, PathSchema, Sha256Schema, SizeBytesSchema } from './files';

const Text = v.pipe(v.string(), v.trim(), v.nonEmpty());
const Link = v.pipe(v.string(), v.url(), v.startsWith('https://'));
const Tokens = v.pipe(v.number(), v.integer(), v.minValue(1));

/**
 * Where a model's files come from: listed whole with their hashes, or found in the model's own
 * index (MLC's `tensor-cache.json`) at the first download, with no hash known before.
 */
const FilesSchema = v.variant('kind', [
  v.strictObject({
    kind: v.literal('complete'),
    /** Folder of the parts, relative to the page. */
    folder: v.pipe(v.string(), v.regex(/^[A-Za-z0-9._/-]+\/$/, 'not a relative folder')),
    /** In the order in which a loader reads them. */
    list: v.pipe(v.array(ModelFileSchema), v.minLength(1)),
  }),
  v.strictObject({ kind: v.literal('discovered'), index: Link }),
]);

/** The compiled model library (WebAssembly with WebGPU shaders): a file of the model or an address. */
const LibrarySchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('file'), path: PathSchema }),
  v.strictObject({ kind: v.literal('address'), address: Link, sha256: v.nullable(Sha256Schema) }),
]);

const NeedsSchema = v.strictObject({
  /** WebGPU features without which the library does not run, such as `shader-f16`. */
  features: v.array(Text),
  /** The largest single storage buffer: a weight tensor or a layer of the KV cache. */
  largestBufferBytes: SizeBytesSchema,
  /** Weights, KV cache and temporary buffers on the GPU, with a context of `contextTokens`. */
  memoryBytes: SizeBytesSchema,
  contextTokens: Tokens,
});

/** What the producer recommends; a column starts with it. */
const AdviceSchema = v.pick(SamplingSchema, ['temperature', 'topP']);

export const ModelSchema = v.pipe(
  v.strictObject({
    id: v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'not a model id')),
    name: Text,
    /** A chat model answers messages; a completion model goes on with a text. */
    kind: v.picklist(['chat', 'completion']),
    producer: Text,
    origin: v.strictObject({
      /** ISO 3166-1 alpha-2 codes of the countries the producer works from. */
      countries: v.array(v.pipe(v.string(), v.regex(/^[A-Z]{2}$/, 'not a country code'))),
      /** Null for a model that this project makes: its source lies beside the page's own. */
      link: v.nullable(Link),
    }),
    parameters: v.pipe(v.number(), v.integer(), v.minValue(1)),
    quantisation: Text,
    contextTokens: Tokens,
    /** BCP 47 tags. */
    languages: v.array(Text),
    licence: v.strictObject({ spdx: Text, link: Link }),
    files: FilesSchema,
    library: LibrarySchema,
    needs: NeedsSchema,
    sampling: AdviceSchema,
  }),
  v.check(
    ({ files, library }) =>
      files.kind !== 'complete' ||
      library.kind !== 'file' ||
      files.list.some((file) => file.path === library.path),
    'the library is not among the files',
  ),
);

export type Model = v.InferOutput<typeof ModelSchema>;
