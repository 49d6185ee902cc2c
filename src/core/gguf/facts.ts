import { plainName } from '../bounds/name';
import type { ListValue } from './cursor';
import type { GgufPart } from './parts';
import { quantisationOfType } from './quantisation';

/** What a GGUF file holds: a model that answers, or what goes with one. */
export type GgufRole =
  | 'model'
  /** What makes a model see images or hear: without the model itself. */
  | 'mmproj'
  /** What changes a model (LoRA): without the model itself. */
  | 'adapter'
  /** A direction in which a model is pushed: without the model itself. */
  | 'control-vector'
  /** What guesses ahead for one large model, by its inner states: nothing without it. */
  | 'draft'
  /** What was measured to quantise a model. */
  | 'imatrix'
  /** A tokenizer alone: it has no weights. */
  | 'vocabulary';

/** Measures of a model that tell how much memory it takes beside its weights; null: not told. */
export interface GgufShape {
  readonly layers: number | null;
  /** Numbers in the state of a token between two layers. */
  readonly embeddingLength: number | null;
  /** Number of different tokens. */
  readonly vocabularyTokens: number | null;
  readonly heads: number | null;
  /** Heads of which keys and values are kept: of each layer, or layer by layer (0: it keeps none). */
  readonly kvHeads: number | readonly number[] | null;
  /** Numbers in the key of a head. */
  readonly keyLength: number | null;
  readonly valueLength: number | null;
  /** Keys and values are kept by every layer of so many; null: by each. */
  readonly attentionInterval: number | null;
}

/** What the head of a GGUF file says of the model in it; null: it does not say. */
export interface GgufFacts {
  readonly role: GgufRole;
  /** Null for a file that is whole. */
  readonly part: GgufPart | null;
  readonly name: string | null;
  readonly architecture: string | null;
  /** As llama.cpp names it: "Q4_K_M". */
  readonly quantisation: string | null;
  readonly contextTokens: number | null;
  readonly parameters: number | null;
  /** Kind of its tokenizer, as llama.cpp names it: "gpt2", "llama". */
  readonly tokenizer: string | null;
  /** Whether it says how messages are written down for the model; null: what was read ends before. */
  readonly hasChatTemplate: boolean | null;
  readonly shape: GgufShape;
  readonly sizeBytes: number;
}

/** Values of a head by their keys. */
export type GgufValues = ReadonlyMap<string, string | number | ListValue>;

/** Of the many values of a head, those that a fact is told by. */
export const toldKeys =
  /^(?:general\.(?:name|architecture|type|file_type|alignment)|split\.(?:no|count)|tokenizer\.(?:chat_template|ggml\.(?:model|tokens))|[\w-]{1,60}\.(?:context_length|block_count|embedding_length|vocab_size|full_attention_interval|attention\.(?:head_count|head_count_kv|key_length|value_length)))$/;

/**
 * @param isRead all values of the head: what is not among them is not said
 * @param tensors how many there are
 */
export function factsOf(
  values: GgufValues,
  isRead: boolean,
  tensors: number,
): Omit<GgufFacts, 'parameters' | 'sizeBytes'> {
  const text = (key: string): string | null => {
    const value = values.get(key);
    const shown = typeof value === 'string' ? plainName(value).trim() : '';
    return shown === '' ? null : shown.slice(0, 200);
  };
  const architecture = text('general.architecture');
  const count = positive(values, 'split.count') ?? 0;
  const fileType = values.get('general.file_type');
  const part = count > 1 ? { number: (positive(values, 'split.no') ?? 0) + 1, count } : null;
  const role = roleOf(text('general.type'), architecture);
  return {
    // The first part of a split model may hold its values alone.
    role: role === 'model' && isRead && tensors === 0 && !part ? 'vocabulary' : role,
    part,
    name: text('general.name'),
    architecture,
    quantisation: typeof fileType === 'number' ? quantisationOfType(fileType) : null,
    contextTokens: positive(values, `${architecture}.context_length`),
    tokenizer: text('tokenizer.ggml.model'),
    hasChatTemplate: values.has('tokenizer.chat_template') || (isRead ? false : null),
    shape: shapeOf(values, architecture ?? ''),
  };
}

function shapeOf(values: GgufValues, architecture: string): GgufShape {
  const number = (key: string): number | null => positive(values, `${architecture}.${key}`);
  const kvHeads = values.get(`${architecture}.attention.head_count_kv`);
  const heads = number('attention.head_count');
  const tokens = values.get('tokenizer.ggml.tokens');
  const listed = typeof tokens === 'object' && tokens.count > 0 ? tokens.count : null;
  return {
    layers: number('block_count'),
    embeddingLength: number('embedding_length'),
    vocabularyTokens: number('vocab_size') ?? listed,
    heads,
    kvHeads:
      typeof kvHeads === 'object'
        ? kvHeads.numbers
        : (number('attention.head_count_kv') ?? (kvHeads === undefined ? heads : null)),
    keyLength: number('attention.key_length'),
    valueLength: number('attention.value_length'),
    attentionInterval: number('full_attention_interval'),
  };
}

/** A positive number that can be told exactly: what is beyond that counts as not said. */
function positive(values: GgufValues, key: string): number | null {
  const value = values.get(key);
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : null;
}

/** By architecture: what files are that llama.cpp writes under a name of its own. */
const roles: Readonly<Record<string, GgufRole>> = {
  // Files from before `general.type`.
  clip: 'mmproj',
  controlvector: 'control-vector',
  eagle3: 'draft',
};

function roleOf(type: string | null, architecture: string | null): GgufRole {
  if (type === 'mmproj' || type === 'adapter' || type === 'imatrix') return type;
  return roles[architecture ?? ''] ?? 'model';
}
