import type { ThinkingMarks } from '../catalogue/thinking-marks';
import { answerParts, type AnswerParts, type Thoughtful } from './thinking';

/** What is shown of answers while it must not be seen whose they are. */
export interface ShownBlind {
  /** In their order. */
  readonly answers: readonly Thoughtful[];
  /**
   * What is shown of thoughts: there are `none`; those of all, marked `alike`; or they are `withheld`,
   * as a model without thoughts would be told by that.
   */
  readonly thoughts: 'none' | 'alike' | 'withheld';
}

/**
 * What is shown of answers that are judged blind. Thoughts are shown where all models thought, and of
 * none where one did not: they would tell which model it is, as would its own tags, so that all have the
 * same ones. How long they took never shows.
 */
export function shownBlind(answers: readonly Thoughtful[]): ShownBlind {
  const parts = answers.map(answerParts);
  if (parts.some(({ thoughts }) => !thoughts)) {
    return {
      answers: parts.map(({ answer }) => ({ text: answer })),
      thoughts: parts.some(({ thoughts }) => thoughts) ? 'withheld' : 'none',
    };
  }
  const marks = sharedMarks(parts);
  const thinking = { marks, tokens: null, ms: null };
  return {
    answers: parts.map((part) => ({ text: markedWith(marks, part), thinking })),
    thoughts: 'alike',
  };
}

/** Tags that stand in none of the answers, so that all can be marked with them. */
function sharedMarks(parts: readonly AnswerParts[]): ThinkingMarks {
  const texts = parts.flatMap(({ thoughts, answer }) => [thoughts ?? '', answer]);
  const isSaid = (tag: string): boolean => texts.some((text) => text.includes(tag));
  let [open, close] = ['<think>', '</think>'];
  for (let number = 2; isSaid(open) || isSaid(close); number += 1) {
    [open, close] = [`<think-${number}>`, `</think-${number}>`];
  }
  return { open, close, isOpened: false };
}

function markedWith(
  { open, close }: ThinkingMarks,
  { thoughts, isOpen, answer }: AnswerParts,
): string {
  const opened = `${open}\n${thoughts ?? ''}`;
  return isOpen ? opened : `${opened}\n${close}\n\n${answer}`;
}
