import type { ThinkingMarks } from '../catalogue/thinking-marks';
import type { Answer } from './workspace';

/** What tells thoughts from the answer after them. */
export type Thoughtful = Pick<Answer, 'text' | 'thinking'>;

export interface AnswerParts {
  /** Without its marks; null where the model thought nothing that shows. */
  readonly thoughts: string | null;
  /** The thoughts have no end: they are still coming, or were cut off. */
  readonly isOpen: boolean;
  /** What stands after the thoughts; the whole text, as it is, where there are none. */
  readonly answer: string;
}

type Tags = Pick<ThinkingMarks, 'open' | 'close'>;

/** Tags by which models mark their thoughts, whether or not their catalogue entries declare it. */
const usualTags: readonly Tags[] = [
  { open: '<think>', close: '</think>' },
  { open: '<thinking>', close: '</thinking>' },
  { open: '[THINK]', close: '[/THINK]' },
];

/**
 * Parts what a model thought from what it answers. Thoughts are what the model's own marks say, or
 * a tag that opens the text; a tag that is only mentioned in the text is a part of the text.
 */
export function answerParts({ text, thinking }: Thoughtful): AnswerParts {
  const found = thoughtsIn(text, thinking?.marks ?? null);
  if (!found) return { thoughts: null, isOpen: false, answer: text };
  const { from, close } = found;
  const end = text.indexOf(close, from);
  if (end < 0) return { thoughts: text.slice(from).trim(), isOpen: true, answer: '' };
  const answer = text.slice(end + close.length).trimStart();
  return { thoughts: text.slice(from, end).trim(), isOpen: false, answer };
}

/** Where thoughts begin and what ends them; undefined where the text has none. */
function thoughtsIn(
  text: string,
  marks: ThinkingMarks | null,
): { readonly from: number; readonly close: string } | undefined {
  const start = text.length - text.trimStart().length;
  const tags = [...(marks ? [marks] : []), ...usualTags];
  const opening = tags.find(({ open }) => text.startsWith(open, start));
  if (opening) return { from: start + opening.open.length, close: opening.close };
  if (!marks) return undefined;
  // Its template may be another one than the catalogue knows: an end at the beginning of a line is one,
  // unless the text has opened it itself, as an example does.
  const isEnded = marks.isOpened || text.startsWith(marks.close, start);
  const end = text.indexOf(`\n${marks.close}`);
  const isEndAlone = end >= 0 && !text.slice(0, end).includes(marks.open);
  return isEnded || isEndAlone ? { from: start, close: marks.close } : undefined;
}

/** Whether a text that goes on may yet turn out to be the beginning of a tag that opens thoughts. */
export function mayOpenThoughts({ text, thinking }: Thoughtful): boolean {
  const begun = text.trimStart();
  const tags = [...(thinking?.marks ? [thinking.marks] : []), ...usualTags];
  return begun !== '' && tags.some(({ open }) => open !== begun && open.startsWith(begun));
}

/** The answer alone, however many blocks of thoughts stand before it. */
export function withoutThoughts(answer: Thoughtful): string {
  let { thoughts, answer: rest } = answerParts(answer);
  while (thoughts !== null) ({ thoughts, answer: rest } = answerParts({ text: rest }));
  return rest;
}

/**
 * What is shown of answers that are judged blind. Thoughts are shown where all models thought, and of
 * none where one did not: they would tell which model it is. How long they took never shows.
 */
export function shownBlind(answers: readonly Thoughtful[]): readonly Thoughtful[] {
  const isThoughtful = answers.every((answer) => Boolean(answerParts(answer).thoughts));
  return answers.map((answer): Thoughtful => {
    if (!isThoughtful) return { text: withoutThoughts(answer) };
    const marks = answer.thinking?.marks;
    return {
      text: answer.text,
      ...(marks && { thinking: { marks, tokens: null, ms: null } }),
    };
  });
}
