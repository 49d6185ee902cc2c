import * as v from 'valibot';
import { growing, type Reading } from '../growing';

const Mark = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(64));

/** How a model marks what it thinks before it answers. */
export function thinkingMarksSchema(object: Reading) {
  return object({
    open: Mark,
    close: Mark,
    /** The chat template writes `open` itself, so that the answer begins within the thoughts. */
    isOpened: v.boolean(),
  });
}

export const ThinkingMarksSchema = thinkingMarksSchema(growing);

export type ThinkingMarks = v.InferOutput<typeof ThinkingMarksSchema>;

/** Tags by which models mark their thoughts, whether or not their catalogue entries declare it. */
export const usualTags: readonly Pick<ThinkingMarks, 'open' | 'close'>[] = [
  { open: '<think>', close: '</think>' },
  { open: '<thinking>', close: '</thinking>' },
  { open: '[THINK]', close: '[/THINK]' },
];
