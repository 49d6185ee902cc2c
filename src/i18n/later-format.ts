import { strengthDigits } from '../core/rating/shown-strength';
import { duration } from './duration';
import { formatFor } from './format';

/** Numbers as a language writes them, beside those of the first paint (`Format`). */
export interface LaterFormat {
  /** A rough time from a second on, of milliseconds: "40 s". */
  readonly duration: (ms: number) => string;
  /** A strength with as many decimals as count: "-0.42". */
  readonly strength: (value: number) => string;
  /** A share from 0 to 1 in percent, with three significant digits: "0.123 %". */
  readonly share: (share: number) => string;
}

export function laterFormatFor(language: string): LaterFormat {
  const format = formatFor(language);
  // One of each for all numbers of a table or an answer: to make one takes longer than to use it.
  const strength = new Intl.NumberFormat(language, {
    minimumFractionDigits: strengthDigits,
    maximumFractionDigits: strengthDigits,
    signDisplay: 'negative',
  });
  const share = new Intl.NumberFormat(language, {
    style: 'percent',
    maximumSignificantDigits: 3,
  });
  return {
    duration: (ms) => duration(format, ms),
    strength: (value) => strength.format(value),
    share: (value) => share.format(value),
  };
}
