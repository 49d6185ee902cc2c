/** What is publicly known of GGUF files of small models: `facts/gguf.json`, one file of each model. */
import * as v from 'valibot';
import { ModelSchema } from '../../src/core/catalogue/model';
import { PathSchema, Sha256Schema, SizeBytesSchema } from '../../src/core/catalogue/files';
import facts from './facts/gguf.json' with { type: 'json' };

const Source = v.pipe(v.string(), v.url(), v.startsWith('https://'));
const Commit = v.pipe(v.string(), v.regex(/^[0-9a-f]{40}$/, 'not a commit'));

/** What somebody publishes of a file, and where; null: nobody whom we found, so the hub is asked. */
const known = <Value>(value: v.GenericSchema<unknown, Value>) =>
  v.nullable(v.strictObject({ value, source: Source }));

const { entries } = ModelSchema.pipe[0];

const GgufSchema = v.strictObject({
  /** As the catalogue names the model, whichever engine runs it. */
  name: entries.name,
  family: entries.family,
  producer: entries.producer,
  /** Of the hub: `owner/name`. */
  repository: v.pipe(v.string(), v.regex(/^[\w.-]+\/[\w.-]+$/, 'not a repository')),
  /** The one that is recommended of the repository, and who names it. */
  file: v.strictObject({ path: PathSchema, source: Source }),
  /** llama.cpp's name for it: `Q4_K_M`. */
  quantisation: v.pipe(v.string(), v.regex(/^Q\d(?:_[0-9A-Z]+)+$/, 'not a quantisation')),
  /** The revision that size and hash are of; null: the moving branch. */
  commit: known(Commit),
  sizeBytes: known(SizeBytesSchema),
  sha256: known(Sha256Schema),
  /** What the model was made for; a page loads less. */
  contextTokens: known(entries.contextTokens),
  languages: known(v.pipe(v.array(v.string()), v.minLength(1))),
  /** Null: neither a text nor a tag was read. */
  licence: v.nullable(entries.licence),
});

export const ggufs = v.parse(v.strictObject({ models: v.array(GgufSchema) }), facts).models;
