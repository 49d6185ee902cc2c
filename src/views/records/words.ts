import type { Model } from '../../core/catalogue/model';
import { toldName } from '../../core/comparison/told-name';
import type { RunWords } from '../../core/records/words';
import { failureText } from '../../i18n/failures/failure-text';
import { fitText } from '../../i18n/fit-text';
import type { Language } from '../../i18n/language.svelte';
import { thinkingText } from '../../i18n/thinking-text';
import { letterOf } from '../../core/comparison/letters';

/**
 * The words in which runs are told, as files and here; some of them are those of other screens.
 *
 * @param models all that the page knows
 */
export function runWords(language: Language, models: readonly Model[]): RunWords {
  const { format } = language;
  const { settings } = language.messages;
  const comparison = language.words('comparison');
  const t = language.words('records').account;
  return {
    ...t,
    language: language.code,
    settings,
    runs: (count) => t.runs({ count }),
    title: (moment) => t.title({ atMs: Date.parse(moment) }),
    number: (value) => format.number(value, 3),
    column: (place) => t.column({ letter: letterOf(place) }),
    side: (place) => t.side({ letter: letterOf(place) }),
    prompt: (place, count) => t.prompt({ place: place + 1, count }),
    progress: (done, total, failed) => t.progress({ done, total, failed }),
    fits: (column, count) => t.fits({ column, ...count }),
    votes: (columns, allEqual, allBad) =>
      [
        ...columns.map(({ title, count }) => t.columnVotes({ column: title, count })),
        t.tieVotes({ columns: columns.length, count: allEqual }),
        t.badVotes({ count: allBad }),
      ].join(', '),
    vote: { ...t.vote, best: (column) => t.vote.best({ column }) },
    conditions: {
      ...t.conditions,
      order: (columns) => t.conditions.order({ letters: columns.map(letterOf) }),
      time: (seconds) => t.conditions.time({ seconds }),
    },
    stamps: {
      ...t.stamps,
      of: (columns) => t.stamps.of({ letters: columns.map(letterOf), count: columns.length }),
    },
    hidden: ({ columns }) => t.hidden({ count: columns.length }),
    unknownFailure: (kind) => t.unknownFailure({ kind }),
    named: (column) => toldName(column, models),
    finish: comparison.finish,
    empty: comparison.answer.empty,
    contended: comparison.answer.contended,
    afterLoss: comparison.answer.afterLoss,
    fit: (verdict) => {
      const { said, problems } = fitText(language, verdict);
      return [said, problems.join('; ')].filter(Boolean).join(' ');
    },
    software: comparison.answer.software,
    thinking: (tokens, ms) => thinkingText(comparison.answer.thinking, { tokens, ms }),
    figures: ({ tokensPerSecond, firstTokenMs, tokens, prefilledTokens }) => [
      ...(tokensPerSecond === null
        ? []
        : [`${format.rate(tokensPerSecond)} ${comparison.figures.tokensPerSecond}`]),
      ...(firstTokenMs === null
        ? []
        : [`${format.number(firstTokenMs)} ${comparison.figures.firstToken}`]),
      `${format.number(tokens)} ${comparison.figures.tokens({ count: tokens })}`,
      `${format.number(prefilledTokens)} ${comparison.figures.prefilled}`,
    ],
    failure: (failure) => failureText(language, failure).what,
  };
}
