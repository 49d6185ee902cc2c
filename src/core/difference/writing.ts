import { countCharacters, piecesOf, wordsOf } from './pieces';

/** A stretch that an answer says over and over at its end. */
export interface Loop {
  readonly text: string;
  /** How many times in full, at least three. */
  readonly times: number;
}

/**
 * Length and repetition of an answer. They are counted on its words in lower case and not on tokens, so
 * that models with different tokens can be held against each other.
 */
export interface WritingFigures {
  /** As a reader counts them (grapheme clusters), white space among them. */
  readonly characters: number;
  readonly words: number;
  /**
   * Different words by all words, from 0 (the same over and over) to 1 (none twice); null without
   * words. Source: distinct-1 of Li et al. 2016, "A Diversity-Promoting Objective Function for
   * Neural Conversation Models".
   */
  readonly distinctWords: number | null;
  /** Different pairs of neighbouring words by all such pairs (Li et al. divide by the words); null below two words. */
  readonly distinctPairs: number | null;
  /**
   * 1 minus different sequences of four words by all such sequences, from 0 (none twice) to nearly 1;
   * null below four words. Source: seq-rep-4 of Welleck et al. 2020, "Neural Text Generation with
   * Unlikelihood Training".
   */
  readonly repeatedFours: number | null;
  readonly loop: Loop | null;
}

/** Longer answers are counted up to here, in UTF-16 code units. */
const mostCounted = 200_000;

/** @param answer counted up to `mostCounted` */
export function writingFigures(answer: string): WritingFigures {
  const text = answer.slice(0, mostCounted);
  const words = wordsOf(text);
  const distinctFours = distinctShare(words, 4);
  return {
    characters: countCharacters(text),
    words: words.length,
    distinctWords: distinctShare(words, 1),
    distinctPairs: distinctShare(words, 2),
    repeatedFours: distinctFours === null ? null : 1 - distinctFours,
    loop: loopAtEnd(text),
  };
}

/**
 * Different sequences of `length` words by all of them, in (0, 1].
 *
 * @returns null where there are fewer words
 */
export function distinctShare(words: readonly string[], length: number): number | null {
  const all = words.length - length + 1;
  if (all < 1) return null;
  const different = new Set<string>();
  // No word holds a blank.
  for (let at = 0; at < all; at += 1) different.add(words.slice(at, at + length).join(' '));
  return different.size / all;
}

/** Longest stretch that is looked for, in words and marks. */
const longestLoop = 100;
const leastTimes = 3;
/** What is repeated, all times together, in words and marks: "ha ha ha" is none. */
const leastLooped = 8;

/**
 * What a text repeats at its end, three times at least and eight words and marks in all; the last time
 * need not be whole. Of several stretches it is the one that reaches back furthest, then the shortest.
 */
export function loopAtEnd(text: string): Loop | null {
  let end = 0;
  const placed = piecesOf(text)
    .map((piece) => ({ ...piece, end: (end += piece.text.length) }))
    .filter(({ kind }) => kind !== 'space');
  const pieces = placed.map((piece) => piece.text);
  let best = { period: 0, looped: 0 };
  for (let period = 1; period <= Math.min(longestLoop, pieces.length / leastTimes); period += 1) {
    const looped = loopedWith(pieces, period);
    if (isLoop(period, looped) && looped > best.looped) best = { period, looped };
  }
  const { period, looped } = best;
  // It is told from its first word on, where that leaves it long enough.
  const marks = Math.max(
    0,
    placed.slice(-looped).findIndex(({ kind }) => kind === 'word'),
  );
  const told = isLoop(period, looped - marks) ? looped - marks : looped;
  const from = placed[pieces.length - told];
  const to = placed[pieces.length - told + period - 1];
  if (!from || !to) return null;
  return {
    text: text.slice(from.end - from.text.length, to.end),
    times: Math.floor(told / period),
  };
}

function isLoop(period: number, looped: number): boolean {
  return looped >= leastLooped && looped >= leastTimes * period;
}

/** How many pieces at the end repeat with this period. */
function loopedWith(pieces: readonly string[], period: number): number {
  let at = pieces.length - 1;
  while (at >= period && pieces[at] === pieces[at - period]) at -= 1;
  return at === pieces.length - 1 ? 0 : pieces.length - 1 - at + period;
}
