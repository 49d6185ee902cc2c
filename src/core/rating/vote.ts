import * as v from 'valibot';
import { Name } from '../bounds/name';
import { growing } from '../growing';
import { VerdictSchema } from './verdict';

/** So many are shown beside each other. */
export const mostContestants = 4;

/** A model, with the settings that set it apart, as a vote rates it. */
const ContestantSchema = growing({
  modelId: Name,
  modelName: Name,
  /** SHA-256 over the model's files; null where it was not known. */
  modelHash: v.nullable(v.pipe(v.string(), v.minLength(1))),
  /** What sets it apart from the model's other contestants; empty where nothing was set. */
  settings: v.string(),
});

/** One person's judgement of the answers to one prompt: the unit of resampling. */
export const VoteSchema = v.pipe(
  growing({
    /** Unique over all devices; the same id is the same vote. */
    id: v.pipe(v.string(), v.minLength(1)),
    votedAt: v.pipe(
      v.string(),
      v.isoTimestamp(),
      // The pattern lets days through that no month has, and zones that no browser reads.
      v.check((moment) => !Number.isNaN(Date.parse(moment)), 'no moment that there is'),
    ),
    /** Votes about the same prompt belong together: SHA-256 of it, so that files need not hold it. */
    promptHash: v.string(),
    tags: v.array(Name),
    /** By the sides of their run: where it was blind, in the order in which they were shown. */
    contestants: v.pipe(v.array(ContestantSchema), v.minLength(2), v.maxLength(mostContestants)),
    /** Whether the names were hidden until the vote. */
    blind: v.boolean(),
    verdict: VerdictSchema,
    /** The run that it judges, on the device where it was given. */
    runId: v.string(),
    /** Which prompt of the run, from 0. */
    item: v.pipe(v.number(), v.integer(), v.minValue(0)),
  }),
  v.check(
    ({ contestants, verdict }) => verdict.kind !== 'best' || verdict.position < contestants.length,
    'the best is none of the contestants',
  ),
);

export type Contestant = v.InferOutput<typeof ContestantSchema>;
export type Vote = v.InferOutput<typeof VoteSchema>;
