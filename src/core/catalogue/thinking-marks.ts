import * as v from 'valibot';

const Mark = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(64));

/** How a model marks what it thinks before it answers. */
export const ThinkingMarksSchema = v.strictObject({
  open: Mark,
  close: Mark,
  /** The chat template writes `open` itself, so that the answer begins within the thoughts. */
  isOpened: v.boolean(),
});

export type ThinkingMarks = v.InferOutput<typeof ThinkingMarksSchema>;
