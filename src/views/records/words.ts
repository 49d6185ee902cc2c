import type { Model } from '../../core/catalogue/model';
import { toldName } from '../../core/comparison/told-name';
import type { RunWords } from '../../core/records/words';
import { fitText } from '../../i18n/difference/fit-text';
import { failureText } from '../../i18n/failure-messages';
import type { Language } from '../../i18n/language.svelte';

/**
 * The words in which runs are told, as files and here; some of them are those of other screens.
 *
 * @param models all that the page knows
 */
export function runWords({ messages, screens }: Language, models: readonly Model[]): RunWords {
  const { settings, compare, format } = messages;
  return {
    ...screens.records.account,
    settings,
    named: (column) => toldName(column, models),
    finish: compare.finish,
    empty: compare.empty,
    contended: compare.contended,
    afterLoss: compare.afterLoss,
    fit: (verdict) => {
      const { said, problems } = fitText(screens, verdict);
      return [said, problems.join('; ')].filter(Boolean).join(' ');
    },
    software: compare.software,
    thinking: screens.comparison.answer.thinking,
    figures: ({ tokensPerSecond, firstTokenMs, tokens, prefilledTokens }) => [
      ...(tokensPerSecond === null
        ? []
        : [`${format.rate(tokensPerSecond)} ${compare.figures.tokensPerSecond}`]),
      ...(firstTokenMs === null
        ? []
        : [`${format.number(firstTokenMs)} ${compare.figures.firstToken}`]),
      `${format.number(tokens)} ${compare.figures.tokens(tokens)}`,
      `${format.number(prefilledTokens)} ${compare.figures.prefilled}`,
    ],
    failure: (failure) => failureText(screens.failures, failure).what,
  };
}
