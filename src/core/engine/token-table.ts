import * as v from 'valibot';

const IdSchema = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10_000_000));

const TokenizerSchema = v.looseObject({
  model: v.looseObject({
    // By text where the model is BPE, in order with a score each where it is Unigram.
    vocab: v.union([
      v.record(v.string(), IdSchema),
      v.array(v.looseTuple([v.string(), v.number()])),
    ]),
  }),
  added_tokens: v.optional(v.array(v.looseObject({ id: IdSchema, content: v.string() })), []),
});

const ConfigSchema = v.looseObject({
  vocab_size: IdSchema,
  tokenizer_info: v.nullish(
    v.looseObject({
      token_postproc_method: v.string(),
      prepend_space_in_encode: v.optional(v.boolean(), false),
    }),
  ),
  token_table_postproc_method: v.nullish(v.string()),
  conv_template: v.looseObject({ stop_token_ids: v.optional(v.array(IdSchema), []) }),
});

/** What a grammar is compiled for: the tokens of a model, and how they stand for text. */
export interface TokenTable {
  /** By id; a number that no token has is an empty text. */
  readonly tokens: readonly string[];
  /** How a token's text becomes bytes, as xgrammar calls it. */
  readonly method: string;
  readonly prependsSpace: boolean;
  /** Length of the logits: may be more than there are tokens. */
  readonly vocabularySize: number;
  readonly stopTokens: readonly number[];
}

/**
 * Makes the table as WebLLM 0.2.86 does of its tokenizer, without one.
 *
 * @param tokenizer text of a model's `tokenizer.json`
 * @param config text of its `mlc-chat-config.json`
 * @throws where they are not what these files are
 */
export function tokenTableOf(tokenizer: string, config: string): TokenTable {
  const { model, added_tokens } = v.parse(
    v.pipe(v.string(), v.parseJson(), TokenizerSchema),
    tokenizer,
  );
  const told = v.parse(v.pipe(v.string(), v.parseJson(), ConfigSchema), config);
  const ids = new Map<number, string>();
  if (Array.isArray(model.vocab)) model.vocab.forEach(([text], id) => ids.set(id, text));
  else for (const [text, id] of Object.entries(model.vocab)) ids.set(id, text);
  for (const { id, content } of added_tokens) ids.set(id, content);
  const count = 1 + [...ids.keys()].reduce((most, id) => Math.max(most, id), -1);
  return {
    tokens: Array.from({ length: count }, (_, id) => ids.get(id) ?? ''),
    method: told.tokenizer_info?.token_postproc_method ?? told.token_table_postproc_method ?? 'raw',
    prependsSpace: told.tokenizer_info?.prepend_space_in_encode ?? false,
    vocabularySize: told.vocab_size,
    stopTokens: told.conv_template.stop_token_ids,
  };
}
