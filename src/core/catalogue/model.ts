import * as v from 'valibot';
import { LanguageTag } from '../bounds/language-tag';
import { BoundedList } from '../bounds/list';
import { Day } from '../bounds/moment';
import { growing, type Reading } from '../growing';
import { adviceEntries } from '../settings/sampling';
import { modelFileSchema, PathSchema, Sha256Schema, SizeBytesSchema } from './files';
import { thinkingMarksSchema } from './thinking-marks';

const Text = v.pipe(v.string(), v.maxLength(1000), v.trim(), v.nonEmpty());
const Link = v.pipe(v.string(), v.url(), v.startsWith('https://'));
const Tokens = v.pipe(v.number(), v.integer(), v.minValue(1));

/** An address that files are fetched from; plain http is for this machine alone. */
const Address = v.pipe(
  v.string(),
  v.url(),
  v.regex(/^https:\/\/|^http:\/\/(?:localhost|127\.0\.0\.1)[:/]/, 'neither https nor this machine'),
);
const FolderAddress = v.pipe(Address, v.regex(/^[^?#]*\/$/, 'not a folder'));

/**
 * Where a model's files come from: listed whole with their hashes, or found in the model's own
 * index (MLC's `tensor-cache.json`, or `ndarray-cache.json` of earlier compilers) at the first download, with no SHA-256 known before.
 */
const filesSchema = (object: Reading) =>
  v.variant('kind', [
    object({
      kind: v.literal('complete'),
      /** Folder of the parts: relative to the page, or an address (a mirror). */
      folder: v.union([
        v.pipe(v.string(), v.regex(/^[A-Za-z0-9._/-]+\/$/, 'not a relative folder')),
        FolderAddress,
      ]),
      /** In the order in which a loader reads them. */
      list: v.pipe(v.array(modelFileSchema(object)), v.minLength(1)),
    }),
    object({
      kind: v.literal('discovered'),
      /** Folder of `mlc-chat-config.json`, the index, the shards and the tokenizer. */
      folder: FolderAddress,
      /** The revision that `folder` is pinned to; null: what is there may change at any time. */
      revision: v.nullable(Text),
      /**
       * About how many bytes the weights have, as their number and quantisation tell; null: unknown.
       * Tokenizer, index and library come on top; the preflight of a download finds the true sum.
       */
      sizeBytes: v.nullable(SizeBytesSchema),
    }),
  ]);

/** The compiled model library (WebAssembly with WebGPU shaders): a file of the model or an address. */
const librarySchema = (object: Reading) =>
  v.variant('kind', [
    object({ kind: v.literal('file'), path: PathSchema }),
    object({
      kind: v.literal('address'),
      address: Address,
      sha256: v.nullable(Sha256Schema),
    }),
  ]);

const needsSchema = (object: Reading) =>
  object({
    /** WebGPU features without which the library does not run, such as `shader-f16`. */
    features: v.array(Text),
    /** The largest single storage buffer: a weight tensor or a layer of the KV cache; null: unknown. */
    largestBufferBytes: v.nullable(SizeBytesSchema),
    /** Weights, KV cache and temporary buffers on the GPU, with a context of `contextTokens`; null: unknown. */
    memoryBytes: v.nullable(SizeBytesSchema),
    contextTokens: Tokens,
    /** What each token of context adds to `memoryBytes`, in all layers; null: unknown. */
    kvBytesPerToken: v.nullable(SizeBytesSchema),
  });

/** What the producer recommends; a column starts with it. */
const adviceSchema = (object: Reading) => object(adviceEntries);

/** What the licence is, and by what that is known of this model: its own text (`read`), or the hub's tag. */
const licenceSchema = (object: Reading) =>
  object({
    /**
     * SPDX expression: an id, `LicenseRef-...` for a licence that SPDX does not list, or several with
     * `AND` for a model made out of another.
     */
    spdx: Text,
    /** The licence's real name: "Llama 3.2 Community License Agreement". */
    name: Text,
    /** The text of the licence; null: unknown, as of a model that came from outside. */
    link: v.nullable(Link),
    /**
     * The text that was read to find out that this model stands under it, and when: the model's card, a
     * LICENSE file or a page of the producer's (an address, or a file of this project); null: nobody has
     * read one.
     */
    read: v.nullable(object({ source: Text, on: Day })),
    /** The model's repository at a hub whose tag names the licence, where no text was read. */
    tagged: v.exactOptional(object({ page: Link, on: Day })),
  });

/** A question whose answer at temperature 0 is known, to tell a working model from gibberish. */
const selfTestSchema = (object: Reading) => object({ prompt: Text, startsWith: Text });

/** How a model is asked; a later version may have others. */
export const modelKinds = ['chat', 'completion'] as const;
/** Where its files come from, as `filesSchema` has them, and its library, as `librarySchema` does. */
export const filesKinds: readonly Model['files']['kind'][] = ['complete', 'discovered'];
export const libraryKinds: readonly Model['library']['kind'][] = ['file', 'address'];

/** A model as the catalogue lists it, and as a pack holds it. */
export const modelSchema = (object: Reading) =>
  v.pipe(
    object({
      id: v.pipe(v.string(), v.regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'not a model id')),
      name: Text,
      /** "Qwen 2.5", "Llama 3.2": models that are listed together. */
      family: Text,
      /** A chat model answers messages; a completion model goes on with a text. */
      kind: v.picklist(modelKinds),
      producer: Text,
      origin: object({
        /** ISO 3166-1 alpha-2 codes of the countries the producer works from. */
        countries: v.array(v.pipe(v.string(), v.regex(/^[A-Z]{2}$/, 'not a country code'))),
        /** Null for a model that this project makes: its source lies beside the page's own. */
        link: v.nullable(Link),
      }),
      /** Null: unknown. */
      parameters: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1))),
      quantisation: Text,
      contextTokens: Tokens,
      /** BCP 47 tags of the languages that the producer claims (`mul`: many, not named); null: unknown. */
      languages: v.nullable(BoundedList(LanguageTag, 1000)),
      licence: licenceSchema(object),
      files: filesSchema(object),
      library: librarySchema(object),
      needs: needsSchema(object),
      /** Null: the producer advises nothing that is known here. */
      sampling: v.nullable(adviceSchema(object)),
      /** Id of the same model for devices with (or without) `shader-f16`; null where there is none. */
      twin: v.nullable(Text),
      /** Null: the model's output is judged by its form alone. */
      selfTest: v.nullable(selfTestSchema(object)),
      /** How it marks what it thinks before it answers; left out where that is not known. */
      thinking: v.exactOptional(thinkingMarksSchema(object)),
      /** In a site's catalogue: the tests of this project have this model answer; left out: they do not. */
      isTried: v.exactOptional(v.boolean()),
    }),
    v.check(
      ({ files, library }) =>
        files.kind !== 'complete' ||
        library.kind !== 'file' ||
        files.list.some((file) => file.path === library.path),
      'the library is not among the files',
    ),
  );

/** What a later version says of a model besides is carried along. */
export const ModelSchema = modelSchema(growing);

export type Model = v.InferOutput<typeof ModelSchema>;

/** A model every file of which is listed with its hashes, its library among them: it can be loaded. */
export type WholeModel = Model & {
  readonly files: Extract<Model['files'], { kind: 'complete' }>;
  readonly library: Extract<Model['library'], { kind: 'file' }>;
};

export function isWhole(model: Model): model is WholeModel {
  return model.files.kind === 'complete' && model.library.kind === 'file';
}
