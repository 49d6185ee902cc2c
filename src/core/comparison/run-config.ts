import * as v from 'valibot';
import { Count } from '../bounds/numbers';
import { growing } from '../growing';

/** All blind rounds before one are drawn to know its sides: a number from outside must not take minutes. */
export const mostRounds = 100_000;

/**
 * How runs are made: what keeps a comparison fair, set by a person once for all columns. Workspaces and
 * links keep it as `controls`; a run has what came of it as its `conditions`, with the order that was drawn.
 */
export const RunConfigSchema = growing({
  /** `in-turn`: one column after another. `at-once`: as many together as fit, on a contended GPU. */
  schedule: v.picklist(['in-turn', 'at-once']),
  /** In which order the columns are asked: drawn anew for each run, or as they stand on the screen. */
  order: v.picklist(['drawn', 'as-shown']),
  /** All columns take the first one's seed. */
  sameSeed: v.boolean(),
  /** All columns take the first one's sampling, its seed apart. */
  sameSampling: v.boolean(),
  /** Every answer starts from an empty KV cache, so that it can be had again exactly. */
  fresh: v.boolean(),
  /** A short answer that is not counted goes before the first one of a model. */
  warmUp: v.boolean(),
  /** Names and figures are hidden until the vote. */
  blind: v.boolean(),
  /** The model's own probabilities are asked for with every token. */
  probabilities: v.boolean(),
  /** Longest time of one answer, in seconds. */
  maxSeconds: v.pipe(v.number(), v.integer(), v.minValue(5), v.maxValue(3600)),
  /** The seed that orders and sides are drawn with, so that a run can be drawn again. */
  drawSeed: v.pipe(v.number(), v.safeInteger()),
  /** How many orders have been drawn with `drawSeed`: the next run takes the next one. */
  drawnRounds: Count,
  /** How many times sides have been drawn with it; only blind rounds use up a block's sides. */
  blindRounds: v.optional(v.pipe(Count, v.maxValue(mostRounds)), 0),
});

/** What of the run config an answer depends on: one that is asked for with another belongs to another run. */
export const AnswerConfigSchema = v.pick(RunConfigSchema, [
  'schedule',
  'fresh',
  'warmUp',
  'probabilities',
  'maxSeconds',
]);

export type AnswerConfig = v.InferOutput<typeof AnswerConfigSchema>;
export type RunConfig = v.InferOutput<typeof RunConfigSchema>;

/** @param drawSeed a whole number below 2^31, by chance */
export function firstRunConfig(drawSeed: number): RunConfig {
  return {
    schedule: 'in-turn',
    order: 'drawn',
    sameSeed: true,
    sameSampling: false,
    fresh: true,
    warmUp: false,
    blind: false,
    probabilities: false,
    maxSeconds: 300,
    drawSeed,
    drawnRounds: 0,
    blindRounds: 0,
  };
}

export function answerConfig({
  schedule,
  fresh,
  warmUp,
  probabilities,
  maxSeconds,
}: RunConfig): AnswerConfig {
  return { schedule, fresh, warmUp, probabilities, maxSeconds };
}

/** What a run changes of the run config: its order has been drawn, and sides for so many blind rounds. */
export function drawn(
  { drawnRounds, blindRounds }: RunConfig,
  rounds: number,
): Pick<RunConfig, 'drawnRounds' | 'blindRounds'> {
  return { drawnRounds: drawnRounds + 1, blindRounds: blindRounds + rounds };
}
