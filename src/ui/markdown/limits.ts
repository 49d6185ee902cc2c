/**
 * What bounds the work and the depth of an answer, whatever a model writes. Beyond each of them an
 * answer is text: nothing is left out. Those are far from what answers have; documents of people
 * nest four or five levels.
 */

/** Quotations and list items in each other; further marks are text. */
export const maxContainers = 8;
/** Emphasis and links in each other; further marks are text. */
export const maxInlineDepth = 8;
/** Marks with a meaning in one paragraph, heading or cell; further ones are text. */
export const maxMarksInText = 500;
/** Cells of a row; the last one holds what follows. */
export const maxCellsInRow = 200;
/** Characters of a line that are read at once; what is longer is cut there. */
export const maxLineCharacters = 8192;
/**
 * Characters of a word in a script whose letters take their shape from each other, or with combining
 * marks, from which its line is cut: laying out such a word takes Chromium the square of its length.
 */
export const maxShapedWord = 1000;
/** Characters and nodes of a block from which it is finished, and goes on as a further block. */
export const maxBlockCharacters = 16_384;
export const maxBlockNodes = 2000;
/** Nodes of an answer, from which the rest of it is plain text. */
export const maxAnswerNodes = 20_000;
