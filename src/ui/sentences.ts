/** Characters at the end of a text that are looked at: longer sentences are said in part. */
const lookBack = 400;

/** The root locale's rules (UAX #29) serve all languages; answers do not tell theirs. */
const segmenter = new Intl.Segmenter('und', { granularity: 'sentence' });

/**
 * The last whole sentence of a growing text, for screen readers: a region that is said whenever it
 * changes should change by sentences, not by tokens. Empty while there is none.
 */
export function lastSentence(text: string, textIsWhole: boolean): string {
  const sentences = [...segmenter.segment(text.slice(-lookBack))].map(({ segment }) => segment);
  // The last one may go on: it is whole once something follows, or nothing will.
  return sentences.at(textIsWhole ? -1 : -2)?.trim() ?? '';
}
