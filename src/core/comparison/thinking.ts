import { usualTags, type ThinkingMarks } from '../catalogue/thinking-marks';
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

/**
 * Parts what a model thought from what it answers. Thoughts are what the model's own marks say, or
 * a tag that opens the text; several blocks in a row are one. A tag that is only mentioned in the text
 * is a part of the text.
 */
export function answerParts({ text, thinking }: Thoughtful): AnswerParts {
  const blocks: string[] = [];
  let isOpen = false;
  let answer = text;
  let block = firstThoughts(text, thinking?.marks ?? null);
  while (block) {
    const end = answer.indexOf(block.close, block.from);
    isOpen = end < 0;
    blocks.push(answer.slice(block.from, isOpen ? undefined : end).trim());
    answer = isOpen ? '' : answer.slice(end + block.close.length).trimStart();
    block = openedThoughts(answer, thinking?.marks ?? null);
  }
  const thoughts = blocks.length === 0 ? null : blocks.filter(Boolean).join('\n\n');
  return { thoughts, isOpen, answer };
}

/** The answer alone, however many blocks of thoughts stand before it. */
export function withoutThoughts(answer: Thoughtful): string {
  return answerParts(answer).answer;
}

/** Where a block of thoughts begins, and what ends it. */
interface Block {
  readonly from: number;
  readonly close: string;
}

/** The marks that can open thoughts. */
export function tagsOf(marks: ThinkingMarks | null): readonly Tags[] {
  return marks ? [marks, ...usualTags] : usualTags;
}

/** Undefined where the text opens none. */
function openedThoughts(text: string, marks: ThinkingMarks | null): Block | undefined {
  const start = text.length - text.trimStart().length;
  const opening = tagsOf(marks).find(({ open }) => text.startsWith(open, start));
  return opening && { from: start + opening.open.length, close: opening.close };
}

/** Undefined where the text has none. */
function firstThoughts(text: string, marks: ThinkingMarks | null): Block | undefined {
  const opened = openedThoughts(text, marks);
  if (opened || !marks) return opened;
  // Its template may be another one than the catalogue knows: an end at the beginning of a line is one,
  // unless the text has opened it itself, as an example does.
  const start = text.length - text.trimStart().length;
  const isEnded = marks.isOpened || text.startsWith(marks.close, start);
  const end = text.indexOf(`\n${marks.close}`);
  const isEndAlone = end >= 0 && !text.slice(0, end).includes(marks.open);
  return isEnded || isEndAlone ? { from: start, close: marks.close } : undefined;
}
