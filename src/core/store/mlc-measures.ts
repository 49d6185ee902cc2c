/** The measures of a model in MLC's configuration, by which its memory is estimated. */
import * as v from 'valibot';

/** What is no such number is missing: it makes nothing else of the configuration unreadable. */
const Measure = v.fallback(
  v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(1))),
  undefined,
);

const measures = {
  num_hidden_layers: Measure,
  num_attention_heads: Measure,
  num_key_value_heads: Measure,
  head_dim: Measure,
  hidden_size: Measure,
  /** Of the feed-forward block. */
  intermediate_size: Measure,
  /** Of a mixture of experts alone. */
  num_experts_per_tok: Measure,
  /** Most tokens of a prompt that the library works on at once. */
  prefill_chunk_size: Measure,
};

const MeasuresSchema = v.object(measures);

export type MlcMeasures = v.InferOutput<typeof MeasuresSchema>;

/** In MLC's `model_config`, with what was set for this conversion beside it; some have all of it there. */
export const measureEntries = {
  ...measures,
  model_config: v.fallback(v.optional(MeasuresSchema), undefined),
};

/** All of a configuration: what stands beside `model_config` has been set last. */
export function measuresOf({
  model_config: ofModel,
  ...beside
}: MlcMeasures & { readonly model_config?: MlcMeasures | undefined }): MlcMeasures {
  const set = v.parse(MeasuresSchema, beside);
  return { ...ofModel, ...Object.fromEntries(Object.entries(set).filter(([, value]) => value)) };
}
